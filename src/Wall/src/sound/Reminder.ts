import { isFlashing } from '../alarms/order';
import type { AlarmRecord, Priority } from '../api/types';

/** A critical alarm that nobody has acknowledged sounds again after so long, ms. Others do not: noise is not heard either. */
export const REMIND_MS = 60_000;

/** Says when the tone of critical alarms is due again. Only that tone counts: a trickle of low alarms must not put it off. */
export class Reminder {
  private soundedAt = -Infinity;

  /** A tone was played. */
  sounded(priority: Priority, at: number): void {
    this.soundedAt = priority === 'critical' ? at : this.soundedAt;
  }

  /** Whether one is in alarm, announced and unacknowledged, and its tone was not heard for a minute. */
  isDue(alarms: Iterable<AlarmRecord>, now: number): boolean {
    if (now - this.soundedAt < REMIND_MS) {
      return false;
    }
    for (const alarm of alarms) {
      if (alarm.priority === 'critical' && alarm.state === 'UNACK' && isFlashing(alarm)) {
        return true;
      }
    }
    return false;
  }
}
