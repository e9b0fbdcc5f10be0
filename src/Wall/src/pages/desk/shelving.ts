import type { AlarmRecord, Priority } from '../../api/types';

/** Longest shelving per priority, minutes: ShelvingTimes.cs, which decides; null: never shelved. A test compares the two. */
export const LONGEST: Readonly<Record<Priority, number | null>> = { low: 480, medium: 240, high: 30, critical: null };

/** Times to choose from, minutes. */
const STEPS = [10, 20, 30, 60, 120, 240, 480];

const ASIDE = ['SHLVD', 'DSUPR', 'OOSRV', 'NORM'];

export const mayShelve = (alarm: AlarmRecord): boolean => LONGEST[alarm.priority] !== null && !ASIDE.includes(alarm.state);

/** The longest time that all of these may be shelved, minutes; 0: none of them. */
export function longestFor(alarms: readonly AlarmRecord[]): number {
  const times = alarms.map((alarm) => LONGEST[alarm.priority]).filter((time) => time !== null);
  return times.length === 0 ? 0 : Math.min(...times);
}

export const stepsUpTo = (longest: number): number[] => STEPS.filter((minutes) => minutes <= longest);
