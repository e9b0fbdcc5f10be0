import { isSetAside, isUnacknowledged } from '../../alarms/order';
import type { AlarmRecord, AlarmState, Priority, SiteView } from '../../api/types';
import type { Query } from '../../app/router';

/** What a reader wants to see; an empty list means all. */
export interface DeskFilter {
  states: readonly AlarmState[];
  priorities: readonly Priority[];
  sites: readonly string[];
  /** Starts of region codes, GB/T 2260: `3301` holds `330109`. */
  regions: readonly string[];
  text: string;
}

/** Groups of states that are asked for often. */
export const VIEWS = {
  all: [],
  waiting: ['UNACK', 'RTNUN', 'LTUNK', 'LTACK'],
  holding: ['UNACK', 'ACKED'],
  aside: ['SHLVD', 'DSUPR', 'OOSRV'],
} as const satisfies Record<string, readonly AlarmState[]>;

export type ViewName = keyof typeof VIEWS;
export const VIEW_NAMES = Object.keys(VIEWS) as ViewName[];

/** The group that a choice of states is, if it is one. */
export function viewOf(states: readonly AlarmState[]): ViewName | null {
  return VIEW_NAMES.find((name) => VIEWS[name].length === states.length && VIEWS[name].every((state) => states.includes(state))) ?? null;
}

const list = (text: string | undefined): string[] => (text ?? '').split(',').filter((part) => part !== '');

export function filterOfQuery(query: Query): DeskFilter {
  return {
    states: list(query['state']) as AlarmState[],
    priorities: list(query['priority']) as Priority[],
    sites: list(query['site']),
    regions: list(query['region']),
    text: query['text'] ?? '',
  };
}

export function queryOfFilter(filter: DeskFilter): Query {
  return {
    state: filter.states.join(','),
    priority: filter.priorities.join(','),
    site: filter.sites.join(','),
    region: filter.regions.join(','),
    text: filter.text,
  };
}

export const isFiltered = (filter: DeskFilter): boolean => Object.values(queryOfFilter(filter)).some((value) => value !== '');

/** The alarms that fit, in the order given. Every word of the text must occur somewhere in the row. */
export function fitting(alarms: readonly AlarmRecord[], filter: DeskFilter, sites: ReadonlyMap<string, SiteView>): readonly AlarmRecord[] {
  if (!isFiltered(filter)) {
    return alarms;
  }
  const states = new Set(filter.states);
  const priorities = new Set(filter.priorities);
  const named = new Set(filter.sites);
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return alarms.filter((alarm) => {
    const site = sites.get(alarm.siteId);
    return (
      (states.size === 0 || states.has(alarm.state)) &&
      (priorities.size === 0 || priorities.has(alarm.priority)) &&
      (named.size === 0 || named.has(alarm.siteId)) &&
      (filter.regions.length === 0 || filter.regions.some((code) => site?.regionCode.startsWith(code))) &&
      (words.length === 0 || holds(alarm, site, words))
    );
  });
}

function holds(alarm: AlarmRecord, site: SiteView | undefined, words: readonly string[]): boolean {
  const row = [alarm.text, alarm.textEn, alarm.pointId, alarm.equipment, alarm.siteId, alarm.conditionName, site?.name, site?.nameEn, alarm.acknowledgedBy];
  const text = row.filter(Boolean).join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

/** How many alarms each group has, before any other filter. */
export function countViews(alarms: readonly AlarmRecord[]): Readonly<Record<ViewName, number>> {
  const counts = { all: alarms.length, waiting: 0, holding: 0, aside: 0 };
  for (const { state } of alarms) {
    counts.waiting += Number(isUnacknowledged(state) || state === 'LTACK');
    counts.holding += Number(state === 'UNACK' || state === 'ACKED');
    counts.aside += Number(isSetAside(state));
  }
  return counts;
}
