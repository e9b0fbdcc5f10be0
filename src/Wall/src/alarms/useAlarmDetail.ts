import { useEffect, useState } from 'react';
import { readAlarm } from '../api/alarms';
import type { AlarmDetail, AlarmRecord } from '../api/types';
import { useFeed } from '../feed/FeedContext';

export interface AlarmDetailState {
  /** The record: from the feed while the alarm lives, as read last when it is over. */
  alarm: AlarmRecord | null;
  detail: AlarmDetail | null;
  failed: number | null;
}

/** An alarm with its transitions, read again with each of its transitions. */
export function useAlarmDetail(id: string): AlarmDetailState {
  const live = useFeed((state) => state.alarms.get(id) ?? null);
  const [detail, setDetail] = useState<AlarmDetail | null>(null);
  const [failed, setFailed] = useState<number | null>(null);
  const seq = live?.seq ?? -1;
  useEffect(() => {
    const abort = new AbortController();
    void readAlarm(id, abort.signal).then((result) => {
      if (abort.signal.aborted) {
        return;
      }
      setFailed(result.ok ? null : result.failure.status);
      if (result.ok) {
        setDetail(result.value);
      }
    });
    return () => abort.abort();
  }, [id, seq]);
  const own = detail?.alarm.id === id ? detail : null;
  return { alarm: live ?? own?.alarm ?? null, detail: own, failed };
}
