import type { Level, PointConfig, Priority, TrendSeries } from '../api/types';

export interface LimitLine {
  level: Level;
  value: number;
  priority: Priority;
}

/** The limits of a point, drawn as lines. */
export function limitsOf(point: PointConfig | undefined): LimitLine[] {
  return (point?.conditions ?? []).flatMap((condition) =>
    (condition.levels ?? []).map((level) => ({ level: level.level, value: level.limit, priority: level.priority })),
  );
}

/** Time ranges to choose from, minutes. */
export const RANGES: readonly number[] = [15, 60, 120, 480, 1440];

/** The least range, from an hour up, that shows a moment with a quarter of it before, minutes; the longest if none does. */
export function rangeFor(ageMs: number): number {
  const wanted = Math.max(60, (ageMs / 60_000) * 1.34);
  return RANGES.find((range) => range >= wanted) ?? RANGES.at(-1) ?? 60;
}

/** Columns for the chart: seconds, values, and the values that are only uncertain. */
export type Columns = [number[], (number | null)[], (number | null)[]];

/** A line ends where five expected samples are missing, and not before this, ms. A point without a period owes none. */
const LEAST_GAP_MS = 30_000;
const MISSED = 5;
const UNCERTAIN = 1;
const BAD = 2;

/**
 * Turns a trend into columns. A line is never drawn across a silence: where two samples are further apart than the point's
 * period or the thinning explains, an empty value lies between them.
 */
export function columnsOf(trend: TrendSeries, periodSeconds: number, rangeMs: number): Columns {
  const thinning = trend.times.length > 1 && trend.samples > trend.times.length ? (5 * rangeMs) / trend.times.length : 0;
  const longest = periodSeconds > 0 ? Math.max(MISSED * 1_000 * periodSeconds, LEAST_GAP_MS, thinning) : Infinity;
  const columns: Columns = [[], [], []];
  let before: number | null = null;
  trend.times.forEach((time, i) => {
    if (before !== null && time - before > longest) {
      push(columns, (time + before) / 2, null, null);
    }
    before = time;
    const quality = trend.qualities[i] ?? 0;
    const value = quality === BAD ? null : (trend.values[i] ?? null);
    push(columns, time, value, quality === UNCERTAIN ? value : null);
  });
  return columns;
}

function push(columns: Columns, time: number, value: number | null, uncertain: number | null): void {
  columns[0].push(time / 1000);
  columns[1].push(value);
  columns[2].push(uncertain);
}

/** The last number of a trend, for those who do not see the line. */
export function lastValue(columns: Columns): number | null {
  return columns[1].findLast((value) => value !== null) ?? null;
}
