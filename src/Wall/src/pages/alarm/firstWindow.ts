import type { AlarmRecord } from '../../api/types';
import { stretch, type TrendWindow } from '../../trend/window';

/** What led to an alarm is looked for in the two hours before it, ms. */
export const BEFORE_MS = 2 * 3_600_000;

/** Longest stretch that still reads as one picture when it goes on to now, ms. */
const GOING_ON_MS = 12 * 3_600_000;

/** The trend that an alarm opens with: from 2 h before; to now while it goes on and is young, else to 1 h after its end. */
export function firstWindow(alarm: AlarmRecord, now: number): TrendWindow {
  const occurred = Date.parse(alarm.occurredAt);
  const from = occurred - BEFORE_MS;
  if (alarm.state !== 'NORM' && now - from <= GOING_ON_MS) {
    return { minutes: Math.ceil((now - from) / 60_000) };
  }
  const end = alarm.clearedAt == null ? occurred : Date.parse(alarm.clearedAt);
  return stretch(from, Math.min(now, Math.min(end, occurred + GOING_ON_MS) + 3_600_000));
}
