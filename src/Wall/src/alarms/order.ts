import type { AlarmRecord, AlarmState, Priority } from '../api/types';

/** From the least to the worst. */
export const PRIORITIES: readonly Priority[] = ['low', 'medium', 'high', 'critical'];

const RANK: Readonly<Record<Priority, number>> = { low: 0, medium: 1, high: 2, critical: 3 };

export const rankOf = (priority: Priority): number => RANK[priority] ?? 0;

export const worse = (a: Priority, b: Priority): Priority => (rankOf(a) >= rankOf(b) ? a : b);

export const isUnacknowledged = (state: AlarmState): boolean => state === 'UNACK' || state === 'RTNUN' || state === 'LTUNK';

/** Must it flash? Not history that came late and was never announced (alarms.md §3); it still waits for an acknowledgement. */
export const isFlashing = (alarm: AlarmRecord): boolean => isUnacknowledged(alarm.state) && alarm.annunciatedAt != null;

export const isSetAside = (state: AlarmState): boolean => state === 'SHLVD' || state === 'DSUPR' || state === 'OOSRV';

/** May this state be acknowledged, or reset (alarms.md §2)? */
export const canAcknowledge = isUnacknowledged;
export const canReset = (state: AlarmState): boolean => state === 'LTACK';

/** The order of display, as one number, the smaller the higher up: set aside last, then priority, then unacknowledged first. */
export function bucketOf(alarm: AlarmRecord): number {
  const aside = isSetAside(alarm.state) ? 8 : 0;
  return aside + (3 - rankOf(alarm.priority)) * 2 + (isUnacknowledged(alarm.state) ? 0 : 1);
}

export interface AlarmOverview {
  /** Worst first, then newest first. */
  readonly ordered: readonly AlarmRecord[];
  readonly byPriority: Readonly<Record<Priority, { readonly total: number; readonly unacknowledged: number }>>;
  readonly total: number;
  readonly unacknowledged: number;
  readonly setAside: number;
}

const BUCKETS = 16;

/** Sorts and counts in one pass: 16 buckets by {@link bucketOf}, each sorted by time. ISO times in UTC sort as text. */
export function overviewOf(alarms: Iterable<AlarmRecord>): AlarmOverview {
  const buckets: AlarmRecord[][] = Array.from({ length: BUCKETS }, () => []);
  const counts = { low: tally(), medium: tally(), high: tally(), critical: tally() };
  let unacknowledged = 0;
  let setAside = 0;
  for (const alarm of alarms) {
    buckets[bucketOf(alarm)]?.push(alarm);
    if (isSetAside(alarm.state)) {
      setAside++;
      continue;
    }
    const count = counts[alarm.priority] ?? counts.low;
    count.total++;
    if (isUnacknowledged(alarm.state)) {
      count.unacknowledged++;
      unacknowledged++;
    }
  }
  buckets.forEach((bucket) => bucket.sort(newestFirst));
  const ordered = buckets.flat();
  return { ordered, byPriority: counts, total: ordered.length - setAside, unacknowledged, setAside };
}

const tally = () => ({ total: 0, unacknowledged: 0 });

function newestFirst(a: AlarmRecord, b: AlarmRecord): number {
  if (a.occurredAt !== b.occurredAt) {
    return a.occurredAt < b.occurredAt ? 1 : -1;
  }
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}
