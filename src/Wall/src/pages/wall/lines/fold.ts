import { isSetAside, isUnacknowledged, rankOf } from '../../../alarms/order';
import type { FirstOutView, FloodView } from '../../../api/floods';
import type { AlarmRecord } from '../../../api/types';
import { type Fold, type Folded, type Line, worstOf } from './line';
import { type Place, placesOf } from './members';

/** First-outs shown line by line; those of more sites are one line, so that the critical ones below stay in sight. */
export const MOST_FIRST = 3;

/**
 * The lines of the list, in a flood folded as the flood state says: first-outs on top, then every critical alarm by itself, causes and
 * units, what does not belong to the flood, and the low ones. What is set aside is in none of them.
 *
 * @param ordered Alarms in the order of display.
 * @param open Keys of folds whose alarms are shown below them.
 */
export function foldLines(ordered: readonly AlarmRecord[], flood: FloodView | null, open: ReadonlySet<string>): Folded {
  const activations = new Map((flood?.chattering ?? []).map((source) => [source.alarmId, source.count]));
  const single = (alarm: AlarmRecord, first: FirstOutView | null = null, inside = false): Line => ({
    kind: 'alarm',
    key: inside ? `in/${alarm.id}` : alarm.id,
    alarm,
    inside,
    first,
    activations: activations.get(alarm.id) ?? 0,
  });
  if (flood === null || !flood.flood) {
    return { lines: ordered.filter((alarm) => !isSetAside(alarm.state)).map((alarm) => single(alarm)), hidden: 0 };
  }
  const firsts = new Map(flood.firstOuts.map((first) => [first.alarmId, first]));
  const shownFirsts = new Set(flood.firstOuts.slice(0, MOST_FIRST).map((first) => first.alarmId));
  const causes = new Set(flood.groups.flatMap((group) => group.causeAlarmId ?? []));
  const placeOf = placesOf(flood);
  const live = new Map<string, AlarmRecord>();
  const folds = new Map<string, Fold>();
  const [critical, others]: AlarmRecord[][] = [[], []];
  const rest = foldOf('firstOuts', '', null);
  for (const alarm of ordered) {
    if (isSetAside(alarm.state)) {
      continue;
    }
    if (shownFirsts.has(alarm.id) || causes.has(alarm.id)) {
      live.set(alarm.id, alarm);
    }
    if (shownFirsts.has(alarm.id) || (causes.has(alarm.id) && alarm.priority !== 'critical')) {
      continue;
    }
    if (alarm.priority === 'critical') {
      critical?.push(alarm);
      continue;
    }
    if (firsts.has(alarm.id)) {
      add(rest, alarm);
      continue;
    }
    const place = placeOf(alarm);
    if (place !== null) {
      add(at(folds, place), alarm);
    } else {
      others?.push(alarm);
    }
  }

  const lines: Line[] = [];
  let hidden = 0;
  const put = (key: string, fold: Fold) => {
    const [alone, ...others] = fold.alarms;
    if (alone !== undefined && others.length === 0 && fold.kind !== 'low') {
      // A line that hides one alarm says less than the alarm.
      lines.push(single(alone, firsts.get(alone.id) ?? null));
      return;
    }
    if (alone === undefined) {
      return;
    }
    const isOpen = open.has(key);
    lines.push({ kind: 'fold', key, fold, open: isOpen });
    if (isOpen) {
      fold.alarms.forEach((alarm) => lines.push(single(alarm, firsts.get(alarm.id) ?? null, true)));
    } else {
      hidden += fold.alarms.length;
    }
  };
  for (const first of flood.firstOuts.slice(0, MOST_FIRST)) {
    const alarm = live.get(first.alarmId);
    lines.push(alarm === undefined ? { kind: 'first', key: `first/${first.alarmId}`, first } : single(alarm, first));
  }
  put('firstOuts', rest);
  critical?.forEach((alarm) => lines.push(single(alarm, firsts.get(alarm.id) ?? null)));
  const units = [...folds].sort(([, a], [, b]) => worseFirst(a, b));
  const shownCauses = new Set<string>();
  for (const [key, fold] of units.filter(([, fold]) => fold.kind === 'cause')) {
    const cause = live.get(causeOf(key));
    if (cause !== undefined && cause.priority !== 'critical' && !shownFirsts.has(cause.id) && !shownCauses.has(cause.id)) {
      shownCauses.add(cause.id);
      lines.push(single(cause));
    }
    put(key, fold);
  }
  // A cause whose consequences are all over stays a line.
  [...live.values()]
    .filter((alarm) => causes.has(alarm.id) && alarm.priority !== 'critical' && !shownFirsts.has(alarm.id) && !shownCauses.has(alarm.id))
    .forEach((alarm) => lines.push(single(alarm)));
  units.filter(([, fold]) => fold.kind !== 'cause' && fold.kind !== 'low').forEach(([key, fold]) => put(key, fold));
  others?.forEach((alarm) => lines.push(single(alarm)));
  units.filter(([, fold]) => fold.kind === 'low').forEach(([key, fold]) => put(key, fold));
  return { lines, hidden };
}

const causeOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

const foldOf = (kind: Fold['kind'], name: string, siteId: string | null): Fold => ({ kind, name, siteId, alarms: [], unacknowledged: 0, total: 0, suppressed: 0 });

function at(folds: Map<string, Fold>, place: Place): Fold {
  let fold = folds.get(place.key);
  if (fold === undefined) {
    fold = { ...foldOf(place.kind, place.name, place.siteId), total: place.group?.count ?? 0, suppressed: place.group?.suppressed.length ?? 0 };
    folds.set(place.key, fold);
  }
  return fold;
}

function add(fold: Fold, alarm: AlarmRecord): void {
  fold.alarms.push(alarm);
  fold.total = Math.max(fold.total, fold.alarms.length);
  fold.unacknowledged += isUnacknowledged(alarm.state) ? 1 : 0;
}

/** By the worst alarm, then the largest; the name last, so that equal ones do not change places. */
function worseFirst(a: Fold, b: Fold): number {
  const [first, second] = [worstOf(a), worstOf(b)];
  const rank = (first === undefined ? -1 : -rankOf(first.priority)) - (second === undefined ? -1 : -rankOf(second.priority));
  return rank || b.total - a.total || (a.name < b.name ? -1 : 1);
}
