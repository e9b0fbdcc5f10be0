import { isFlashing } from '../../../alarms/order';
import type { AlarmRecord } from '../../../api/types';

/** What was said of which alarm: its last announcement and how bad it was. */
export type Said = ReadonlyMap<string, string>;

const stampOf = (alarm: AlarmRecord): string => `${alarm.annunciatedAt ?? ''}${alarm.worstLevel}`;

/**
 * Alarms that have to be told anew: unacknowledged, in alarm, announced, and not told like this before. An alarm that is gone is
 * forgotten, so that what is remembered is never more than what is on the screen.
 */
export function newcomersOf<T extends AlarmRecord>(alarms: Iterable<T>, said: Said): { fresh: T[]; said: Said } {
  const next = new Map<string, string>();
  const fresh: T[] = [];
  for (const alarm of alarms) {
    const stamp = stampOf(alarm);
    next.set(alarm.id, stamp);
    if (alarm.state === 'UNACK' && isFlashing(alarm) && said.get(alarm.id) !== stamp) {
      fresh.push(alarm);
    }
  }
  return { fresh, said: next };
}
