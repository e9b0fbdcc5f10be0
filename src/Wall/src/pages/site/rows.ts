import type { PointConfig, PointView, SiteConfig } from '../../api/types';

export type GroupBy = 'hazard' | 'equipment' | 'none';

export type Row =
  | { kind: 'group'; key: string; title: string; points: number; abnormal: number; folded: boolean }
  | { kind: 'point'; key: string; point: PointConfig };

/** Anything that is not a fresh good value within its limits. */
export function isAbnormal(now: PointView | undefined): boolean {
  return now === undefined || now.at == null || now.stale || now.quality !== 'good' || now.level !== '';
}

/** A point that owes no data regularly and never gave any is not blind, but idle. */
export function isSilent(point: PointConfig, now: PointView | undefined): boolean {
  return point.period === 0 && now?.at == null;
}

export interface RowQuery {
  groupBy: GroupBy;
  text: string;
  onlyAbnormal: boolean;
  folded: ReadonlySet<string>;
}

/** The lines of the table: points that fit, below the group they belong to. `other` is the title of what belongs to none. */
export function rowsOf(config: SiteConfig, live: ReadonlyMap<string, PointView>, query: RowQuery, other: string): Row[] {
  const wanted = query.text.trim().toLowerCase();
  const bad = (point: PointConfig) => isAbnormal(live.get(point.pointId)) && !isSilent(point, live.get(point.pointId));
  const fitting = config.points.filter(
    (point) =>
      (!query.onlyAbnormal || bad(point)) &&
      (wanted === '' || `${point.pointId} ${point.name} ${point.nameEn ?? ''} ${point.equipment ?? ''}`.toLowerCase().includes(wanted)),
  );
  if (query.groupBy === 'none') {
    return fitting.map((point) => ({ kind: 'point', key: point.pointId, point }));
  }
  const groups = new Map<string, PointConfig[]>();
  for (const point of fitting) {
    const key = (query.groupBy === 'hazard' ? point.hazardId : point.equipment) ?? '';
    groups.set(key, [...(groups.get(key) ?? []), point]);
  }
  // What belongs nowhere comes last.
  return [...groups]
    .sort(([a], [b]) => Number(a === '') - Number(b === ''))
    .flatMap(([key, points]): Row[] => {
      const folded = query.folded.has(key);
      const title = key === '' ? other : titleOf(config, query.groupBy, key);
      const head: Row = { kind: 'group', key: `group:${key}`, title, points: points.length, abnormal: points.filter(bad).length, folded };
      return folded ? [head] : [head, ...points.map((point): Row => ({ kind: 'point', key: point.pointId, point }))];
    });
}

function titleOf(config: SiteConfig, groupBy: GroupBy, key: string): string {
  const hazard = groupBy === 'hazard' ? config.hazards.find((one) => one.hazardId === key) : undefined;
  return hazard === undefined ? key : `${hazard.name} ${key}`;
}
