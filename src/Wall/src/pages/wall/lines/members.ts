import type { FloodGroup, FloodView } from '../../../api/floods';
import type { AlarmRecord } from '../../../api/types';

/** Alarms told so long before a flood was noticed began it (the longest window of a flood that is usual), ms. */
const BEFORE_MS = 600_000;

/** The key of a group, the same for what the server lists and for what is derived from an alarm. */
const keyOf = (kind: string, siteId: string | null | undefined, name: string, cause = ''): string => `${kind}/${siteId ?? ''}/${name}/${cause}`;

export const groupKey = (group: FloodGroup): string => keyOf(group.kind, group.siteId, group.name, group.causeAlarmId ?? '');

export interface Place {
  key: string;
  group: FloodGroup | null;
  kind: FloodGroup['kind'];
  siteId: string | null;
  name: string;
}

const places = new WeakMap<FloodView, (alarm: AlarmRecord) => Place | null>();

/** In which group of the flood an alarm is; null: in none. Prepared once per flood state: in a flood the list is drawn more often. */
export function placesOf(flood: FloodView): (alarm: AlarmRecord) => Place | null {
  let find = places.get(flood);
  if (find === undefined) {
    find = prepare(flood);
    places.set(flood, find);
  }
  return find;
}

function prepare(flood: FloodView): (alarm: AlarmRecord) => Place | null {
  const byAlarm = new Map<string, Place>();
  const byKey = new Map<string, Place>();
  for (const group of flood.low == null ? flood.groups : [...flood.groups, flood.low]) {
    const place = { key: groupKey(group), group, kind: group.kind, siteId: group.siteId ?? null, name: group.name };
    byKey.set(place.key, place);
    group.alarmIds.forEach((id) => byAlarm.set(id, place));
  }
  const from = flood.since == null ? Infinity : Date.parse(flood.since) - BEFORE_MS;
  return (alarm) => {
    const listed = byAlarm.get(alarm.id);
    if (listed !== undefined || !flood.shortened) {
      return listed ?? null;
    }
    // Its list is cut short: the rule by which the server groups says where it is, but for causes.
    if (alarm.annunciatedAt == null || Date.parse(alarm.annunciatedAt) < from) {
      return null;
    }
    const [kind, siteId, name] = unitOf(alarm);
    const key = keyOf(kind, siteId, name);
    let place = byKey.get(key);
    if (place === undefined) {
      place = { key, group: null, kind, siteId, name };
      byKey.set(key, place);
    }
    return place;
  };
}

function unitOf(alarm: AlarmRecord): [FloodGroup['kind'], string | null, string] {
  if (alarm.priority === 'low') {
    return ['low', null, 'low'];
  }
  if (alarm.equipment != null && alarm.equipment !== '') {
    return ['equipment', alarm.siteId, alarm.equipment];
  }
  return alarm.hazardId != null ? ['hazard', alarm.siteId, alarm.hazardId] : ['site', alarm.siteId, alarm.siteId];
}
