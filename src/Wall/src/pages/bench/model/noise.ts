import type { AlarmRecord } from '../../../api/types';

export interface KpiTop {
  siteId: string;
  source: string;
  count: number;
  share: number;
}

export interface Chatter {
  siteId: string;
  pointId: string;
  condition: string;
  count: number;
  since: string;
}

/** Point and condition of a source such as `LI-912 high` or `LI-912 rate:fast`. */
export function sourceOf(source: string): { pointId: string; condition: string } {
  const at = source.indexOf(' ');
  return at < 0 ? { pointId: source, condition: '' } : { pointId: source.slice(0, at), condition: source.slice(at + 1) };
}

/** An alarm that stands longer is stale (ISA-18.2-2016: more than 24 h), ms. */
const STANDING_MS = 86_400_000;

/** The alarms that still hold after a day, the oldest first. */
export function standingOf(alarms: Iterable<AlarmRecord>, now: number): AlarmRecord[] {
  return [...alarms].filter((alarm) => alarm.clearedAt == null && now - Date.parse(alarm.occurredAt) > STANDING_MS).sort((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt));
}
