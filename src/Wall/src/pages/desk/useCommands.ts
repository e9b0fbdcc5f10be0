import { useCallback, useState } from 'react';
import { acknowledge, reset, shelve, unshelve } from '../../api/alarms';
import type { ApiResult } from '../../api/http';
import type { AlarmRecord } from '../../api/types';
import { canAcknowledge, canReset } from '../../alarms/order';
import { useNotify } from '../../components/Notices';
import { useFeedClient } from '../../feed/FeedContext';
import { serverNow } from '../../feed/serverTime';
import { type Draft, useDraft } from '../../shared/useDraft';
import { type Outcome, runOnEach } from './bulk';
import { longestFor, mayShelve } from './shelving';
import { useDeskTexts } from './texts';

export type CommandName = 'acknowledge' | 'shelve' | 'reset' | 'unshelve';

/** What is typed into the dialogs, and which of them is open for which alarms: a reload finds it as it was. */
export interface CommandForm {
  open: 'acknowledge' | 'shelve' | null;
  ids: readonly string[];
  note: string;
  reason: string;
  /** 0: until it clears. */
  minutes: number;
}

const FORM: CommandForm = { open: null, ids: [], note: '', reason: '', minutes: 30 };

export const MAY: Readonly<Record<CommandName, (alarm: AlarmRecord) => boolean>> = {
  acknowledge: (alarm) => canAcknowledge(alarm.state),
  shelve: mayShelve,
  reset: (alarm) => canReset(alarm.state),
  unshelve: (alarm) => alarm.state === 'SHLVD',
};

export interface Commands {
  form: Draft<CommandForm>;
  busy: boolean;
  /** What did not succeed the last time. */
  failed: readonly Outcome[];
  dismiss: () => void;
  /** Asks for what the command needs, or does it at once if it needs nothing. */
  ask: (name: CommandName, alarms: readonly AlarmRecord[]) => void;
  /** Does what the open dialog says. */
  send: (alarms: readonly AlarmRecord[]) => Promise<void>;
}

/** Commands on one or many alarms, with the answers taken over at once and each failure kept with its alarm. */
export function useCommands(draft: string): Commands {
  const { t } = useDeskTexts();
  const notify = useNotify();
  const { store } = useFeedClient();
  const form = useDraft<CommandForm>(draft, FORM);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<readonly Outcome[]>([]);
  const { set, clear } = form;

  const run = useCallback(
    async (name: CommandName, alarms: readonly AlarmRecord[], command: (alarm: AlarmRecord) => Promise<ApiResult<AlarmRecord>>) => {
      setBusy(true);
      setFailed([]);
      const outcomes = await runOnEach(alarms, command, ({ after }) => {
        if (after !== null) {
          store.post({ type: 'record', at: performance.now(), record: after });
        }
      });
      setBusy(false);
      const bad = outcomes.filter((outcome) => outcome.failure !== null);
      setFailed(bad);
      if (bad.length < outcomes.length) {
        notify(t(`desk.done.${name}`, { n: outcomes.length - bad.length }));
      }
      return bad;
    },
    [notify, store, t],
  );

  const ask = useCallback(
    (name: CommandName, alarms: readonly AlarmRecord[]) => {
      const able = alarms.filter(MAY[name]);
      setFailed([]);
      if (able.length === 0) {
        notify(t(alarms.length === 0 ? 'desk.none.selected' : `desk.none.${name}`), true);
      } else if (name === 'reset' || name === 'unshelve') {
        void run(name, able, (alarm) => (name === 'reset' ? reset(alarm.id) : unshelve(alarm.id)));
      } else {
        set((now) => ({ ...now, open: name, ids: able.map((alarm) => alarm.id) }));
      }
    },
    [notify, run, set, t],
  );

  const send = useCallback(
    async (alarms: readonly AlarmRecord[]) => {
      const { open, note, reason } = form.value;
      // An earlier choice may be longer than these alarms allow; the dialog shows it shortened, too.
      const minutes = Math.min(form.value.minutes, longestFor(alarms));
      if (open === null) {
        return;
      }
      const now = serverNow(store.getState(), performance.now()) ?? Date.now();
      const body = { reason: reason.trim(), oneShot: minutes === 0, until: minutes === 0 ? null : new Date(now + minutes * 60_000).toISOString() };
      const bad = await run(open, alarms, (alarm) => (open === 'shelve' ? shelve(alarm.id, body) : acknowledge(alarm.id, note)));
      // What was typed stays while some of it was not taken for a reason that may pass: no answer, a session that ended, a fault in it.
      const again = bad.filter(({ failure }) => failure !== null && ![403, 404, 409].includes(failure.status));
      if (again.length === 0) {
        clear();
      } else {
        set((form) => ({ ...form, ids: again.map(({ alarm }) => alarm.id) }));
      }
    },
    [form.value, store, run, clear, set],
  );

  return { form, busy, failed, dismiss: useCallback(() => setFailed([]), []), ask, send };
}
