import type { TrendSeries } from '../api/types';
import { columnsOf } from './series';

/** Seconds, then a column per point. `null` ends a line; `undefined`: nothing of this point at this moment, the line goes on. */
export type Joined = [number[], ...(number | null | undefined)[][]];

/** One table of several trends over all their moments; `periods` in seconds per point, for where a line ends. */
export function joinTrends(trends: readonly (TrendSeries | undefined)[], periods: readonly number[], rangeMs: number): Joined {
  const columns = trends.map((trend, i) => (trend === undefined ? null : columnsOf(trend, periods[i] ?? 0, rangeMs)));
  const times = [...new Set(columns.flatMap((column) => column?.[0] ?? []))].sort((a, b) => a - b);
  const place = new Map(times.map((time, i) => [time, i]));
  const joined = columns.map((column) => {
    const values = new Array<number | null | undefined>(times.length).fill(undefined);
    column?.[0].forEach((time, i) => {
      values[place.get(time) ?? 0] = column[1][i];
    });
    return values;
  });
  return [times, ...joined];
}

/** The value of a column at or before a place: what a reader sees under the cursor between two samples. */
export function valueAt(column: readonly (number | null | undefined)[] | undefined, place: number): number | null {
  for (let i = place; column !== undefined && i >= 0; i--) {
    const value = column[i];
    if (value !== undefined) {
      return value;
    }
  }
  return null;
}
