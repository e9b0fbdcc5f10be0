import { isFlashing } from '../alarms/order';
import type { AlarmRecord } from '../api/types';

/** A critical alarm that nobody has acknowledged sounds again after so long without a sound, ms. Others do not: noise is not heard either. */
export const REMIND_MS = 60_000;

/** Whether the tone of a critical alarm is due again: one is in alarm, announced and unacknowledged, and nothing sounded for a while. */
export function isReminderDue(alarms: Iterable<AlarmRecord>, soundedAt: number, now: number): boolean {
  if (now - soundedAt < REMIND_MS) {
    return false;
  }
  for (const alarm of alarms) {
    if (alarm.priority === 'critical' && alarm.state === 'UNACK' && isFlashing(alarm)) {
      return true;
    }
  }
  return false;
}
