import type { Level, PointConfig, Priority } from '../api/types';
import { limitsOf } from './series';

/** A limit that was in force for some time, Unix ms. */
export interface LimitSpan {
  level: Level;
  value: number;
  priority: Priority;
  from: number;
  to: number;
}

/** What `GET …/points/{pointId}/limits` answers: the rule sets of a window, each with its limits. */
export interface LimitsThen {
  from: string;
  to?: string | null;
  ruleSet: number;
  limits: { condition: string; level: Level; value: number; priority?: Priority }[];
}

/** The limits of a window as lines; what is not known of the past is drawn as it is now. Neighbours that are equal become one. */
export function limitSpans(point: PointConfig | undefined, then: readonly LimitsThen[] | null, from: number, to: number): LimitSpan[] {
  const present = limitsOf(point);
  if (then === null) {
    return present.map((limit) => ({ ...limit, from, to }));
  }
  const spans: LimitSpan[] = [];
  for (const part of then.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))) {
    const start = Math.max(from, Date.parse(part.from));
    const end = Math.min(to, part.to == null ? to : Date.parse(part.to));
    for (const { level, value, priority } of part.limits) {
      const before = spans.find((span) => span.level === level && span.value === value && span.to === start);
      if (before !== undefined) {
        before.to = end;
      } else if (end > start) {
        spans.push({ level, value, priority: priority ?? present.find((limit) => limit.level === level)?.priority ?? 'low', from: start, to: end });
      }
    }
  }
  return spans;
}
