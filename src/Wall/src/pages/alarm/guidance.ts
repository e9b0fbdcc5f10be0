import type { AlarmRecord, Guidance, SiteConfig } from '../../api/types';

/** What the rule of an alarm tells an operator to do; null if its rule says nothing, or is no more. */
export function guidanceOf(config: SiteConfig | null, alarm: AlarmRecord): Guidance | null {
  const point = config?.points.find((one) => one.pointId === alarm.pointId);
  const rule = point?.conditions.find((one) => one.condition === alarm.condition && (one.name ?? '') === (alarm.conditionName ?? ''));
  const guidance = rule?.guidance ?? null;
  return guidance !== null && (guidance.cause || guidance.consequence || guidance.response || guidance.timeToRespond != null) ? guidance : null;
}

/** Until when to respond, Unix ms: counted from when people were told. */
export function respondBy(guidance: Guidance, alarm: AlarmRecord): number | null {
  return guidance.timeToRespond == null ? null : Date.parse(alarm.annunciatedAt ?? alarm.occurredAt) + guidance.timeToRespond * 1000;
}
