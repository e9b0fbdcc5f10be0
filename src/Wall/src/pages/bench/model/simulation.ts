import type { Level } from '../../../api/types';
import type { Point, SimulatedAlarm, SimulationReport } from './types';

/** A limit on the trend: of the present rules, the proposed ones, or both alike. */
export interface Line {
  level: Level;
  value: number;
  of: 'present' | 'proposed' | 'both';
}

const limits = (point: Point | undefined) => (point?.conditions ?? []).flatMap((rule) => rule.levels ?? []);

/** The limits of a point under both rules; one that is the same is drawn once. */
export function linesOf(before: Point | undefined, after: Point | undefined): Line[] {
  const [a, b] = [limits(before), limits(after)];
  const same = (level: Level, value: number, rows: typeof a) => rows.some((row) => row.level === level && row.limit === value);
  return [
    ...a.map((row): Line => ({ level: row.level, value: row.limit, of: same(row.level, row.limit, b) ? 'both' : 'present' })),
    ...b.filter((row) => !same(row.level, row.limit, a)).map((row): Line => ({ level: row.level, value: row.limit, of: 'proposed' })),
  ];
}

/** The limits that a drawing must show: those that changed, and of the others those that the values come near. */
export function linesInSight(lines: readonly Line[], low: number | null, high: number | null): Line[] {
  const moved = lines.filter((line) => line.of !== 'both').map((line) => line.value);
  const all = [low, high, ...moved].filter((value): value is number => value !== null);
  if (all.length === 0) {
    return [...lines];
  }
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const near = Math.max(most - least, Math.abs(most) * 0.02);
  return lines.filter((line) => line.of !== 'both' || (line.value >= least - near && line.value <= most + near));
}

/** A stretch of alarm, Unix ms. */
export interface Band {
  from: number;
  to: number;
  proposed: boolean;
  /** Of the alarm that is looked at. */
  chosen: boolean;
}

/** When the point was in alarm under either rules, as far as it differs. */
export function bandsOf(alarms: readonly SimulatedAlarm[], chosen: SimulatedAlarm, report: SimulationReport): Band[] {
  const end = Date.parse(report.to);
  const band = (from: string | null, to: string | null, proposed: boolean, alarm: SimulatedAlarm): Band[] =>
    from === null ? [] : [{ from: Date.parse(from), to: to === null ? end : Date.parse(to), proposed, chosen: alarm === chosen }];
  return alarms
    .filter((alarm) => alarm.pointId === chosen.pointId)
    .flatMap((alarm) => [...band(alarm.presentFrom, alarm.presentTo, false, alarm), ...band(alarm.proposedFrom, alarm.proposedTo, true, alarm)]);
}

/** Least time on each side of an alarm that is shown, ms. */
const LEAST = 15 * 60_000;

/** What to show of the span that was simulated: the alarm with as much as it lasts on both sides. */
export function spanAround(alarm: SimulatedAlarm, report: SimulationReport): { from: number; to: number } {
  const [first, last] = [Date.parse(report.from), Date.parse(report.to)];
  const moments = [alarm.presentFrom, alarm.proposedFrom, alarm.presentTo, alarm.proposedTo].filter((at): at is string => at !== null).map((at) => Date.parse(at));
  const begin = Math.min(...moments, last);
  const open = (alarm.presentFrom !== null && alarm.presentTo === null) || (alarm.proposedFrom !== null && alarm.proposedTo === null);
  const end = open ? last : Math.max(...moments, first);
  const margin = Math.max(LEAST, (end - begin) * 0.5);
  return { from: Math.max(first, begin - margin), to: Math.min(last, end + margin) };
}
