import type { PointConfig, PointView } from '../api/types';

/** The points after a message that names the changed ones. */
export function mergePoints(points: ReadonlyMap<string, PointView>, changed: readonly PointView[]): ReadonlyMap<string, PointView> {
  const merged = new Map(points);
  changed.forEach((point) => merged.set(point.pointId, point));
  return merged;
}

/** Where a value lies in the instrument's range, 0 to 1; null if the range is empty or there is no value. */
export function placeInRange(point: PointConfig, value: number | null | undefined): number | null {
  const width = point.rangeHigh - point.rangeLow;
  return value == null || !(width > 0) ? null : Math.min(1, Math.max(0, (value - point.rangeLow) / width));
}
