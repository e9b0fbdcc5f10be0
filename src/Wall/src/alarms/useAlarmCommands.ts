import { useState } from 'react';
import { acknowledge, presentRecord, reset } from '../api/alarms';
import type { ApiResult } from '../api/http';
import type { AlarmRecord } from '../api/types';
import { useNotify } from '../components/Notices';
import { useFeedClient } from '../feed/FeedContext';
import { useTexts } from '../i18n/LangContext';
import { useExplain } from './useExplain';

export interface AlarmCommands {
  busy: boolean;
  acknowledge: (note?: string) => Promise<boolean>;
  reset: () => Promise<boolean>;
}

/** What a person may do with one alarm, with the answer shown and the record taken over at once. */
export function useAlarmCommands(alarm: AlarmRecord): AlarmCommands {
  const { t, pick } = useTexts();
  const explain = useExplain();
  const { store } = useFeedClient();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);

  const run = async (command: Promise<ApiResult<AlarmRecord>>, done: 'alarm.acked' | 'alarm.wasReset') => {
    setBusy(true);
    const answer = await command;
    setBusy(false);
    if (!answer.ok) {
      const present = presentRecord(answer.failure);
      if (present !== null) {
        store.post({ type: 'record', at: performance.now(), record: present });
      }
      notify(explain(answer.failure), true);
      return false;
    }
    store.post({ type: 'record', at: performance.now(), record: answer.value });
    notify(t(done, { text: pick(alarm.text, alarm.textEn) }));
    return true;
  };

  return {
    busy,
    acknowledge: (note) => run(acknowledge(alarm.id, note), 'alarm.acked'),
    reset: () => run(reset(alarm.id), 'alarm.wasReset'),
  };
}
