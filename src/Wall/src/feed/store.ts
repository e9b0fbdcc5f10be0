import type { AlarmRecord, Heartbeat, SiteView, WallSnapshot } from '../api/types';
import { isUnacknowledged, worse } from '../alarms/order';
import { applyTransitions } from './transitions';
import type { FeedAction, FeedState } from './state';

/** A site may be this long ahead of us before its last transitions count as lost, ms: they are sent just before it. */
export const BEHIND_MS = 2_000;

/** Watch that brings no snapshot for so long is called again, ms. */
export const ASKED_MS = 5_000;

/** The state after a message. Pure: no clock, no connection; the same messages give the same picture. */
export function reduce(state: FeedState, action: FeedAction): FeedState {
  switch (action.type) {
    case 'connected':
      return { ...state, link: 'syncing', sync: 'wanted', askedAt: action.at };
    case 'closed':
      return { ...state, link: 'down', attempt: state.attempt + 1, sync: 'idle' };
    case 'signedOut':
      return { ...state, link: 'signedOut', sync: 'idle' };
    case 'watchCalled':
      return { ...state, sync: 'asked', askedAt: action.at };
    case 'snapshot':
      return takeSnapshot(state, action.snapshot, action.at);
    case 'alarms':
      return applyTransitions(state, action.transitions);
    case 'sites':
      return takeSites(state, action.sites, action.at);
    case 'floods':
      return { ...state, floods: new Map([...(state.floodsOld ? [] : state.floods), ...action.floods.map((flood) => [flood.seat, flood] as const)]), floodsOld: false };
    case 'heartbeat':
      return takeHeartbeat(state, action.heartbeat, action.at);
    case 'lagging':
      // A new snapshot follows by itself; until it is here, gaps are expected.
      return { ...state, sync: 'asked', askedAt: action.at, lagging: { dropped: action.notice.dropped, at: action.at } };
    case 'record':
      return takeRecord(state, action.record);
  }
}

function takeSnapshot(state: FeedState, snapshot: WallSnapshot, at: number): FeedState {
  const alarms = new Map<string, AlarmRecord>();
  let { annunciation } = state;
  let heard = false;
  for (const alarm of snapshot.alarms) {
    if (alarm.state === 'NORM') {
      continue;
    }
    alarms.set(alarm.id, alarm);
    const before = state.alarms.get(alarm.id);
    const known = before !== undefined && isUnacknowledged(before.state) && before.worstLevel === alarm.worstLevel;
    if (!known && isUnacknowledged(alarm.state) && alarm.annunciatedAt != null) {
      annunciation = {
        count: heard ? annunciation.count : annunciation.count + 1,
        priority: heard ? worse(annunciation.priority, alarm.priority) : alarm.priority,
      };
      heard = true;
    }
  }
  return {
    ...state,
    link: 'live',
    everLive: true,
    attempt: 0,
    liveAt: state.link === 'live' ? state.liveAt : at,
    ...timeOf(snapshot.serverTime, state, at),
    demo: snapshot.demo,
    sites: new Map(snapshot.sites.map((site) => [site.siteId, site])),
    alarms,
    seqBySite: new Map(Object.entries(snapshot.seqBySite)),
    // Kept until the new ones are here, a moment later: a list that unfolds and folds again cannot be read.
    floodsOld: true,
    sync: 'idle',
    behind: new Map(),
    annunciation,
  };
}

function takeSites(state: FeedState, changed: readonly SiteView[], at: number): FeedState {
  const sites = new Map(state.sites);
  const behind = new Map(state.behind);
  for (const site of changed) {
    sites.set(site.siteId, site);
    if (site.seq <= (state.seqBySite.get(site.siteId) ?? 0)) {
      behind.delete(site.siteId);
    } else if (!behind.has(site.siteId)) {
      behind.set(site.siteId, at);
    }
  }
  return { ...state, sites, behind };
}

function takeHeartbeat(state: FeedState, heartbeat: Heartbeat, at: number): FeedState {
  const behind = state.behind.size === 0 ? state.behind : stillBehind(state);
  const next = {
    ...state,
    beatAt: at,
    ...timeOf(heartbeat.serverTime, state, at),
    degraded: heartbeat.feed === 'ok' ? [] : degradedReasons(heartbeat),
    behind,
  };
  const lost = [...behind.values()].some((since) => at - since > BEHIND_MS);
  if (state.link === 'live' && state.sync === 'idle' && lost) {
    return { ...next, sync: 'wanted' };
  }
  return next.sync === 'asked' && at - next.askedAt > ASKED_MS ? { ...next, sync: 'wanted' } : next;
}

function stillBehind(state: FeedState): ReadonlyMap<string, number> {
  const left = new Map<string, number>();
  for (const [siteId, since] of state.behind) {
    if ((state.sites.get(siteId)?.seq ?? 0) > (state.seqBySite.get(siteId) ?? 0)) {
      left.set(siteId, since);
    }
  }
  return left;
}

function degradedReasons(heartbeat: Heartbeat): readonly string[] {
  const reasons = heartbeat.reasons ?? [];
  return reasons.length > 0 ? reasons : [heartbeat.feed];
}

function takeRecord(state: FeedState, record: AlarmRecord): FeedState {
  const before = state.alarms.get(record.id);
  if (before === undefined || before.seq >= record.seq) {
    return state;
  }
  const alarms = new Map(state.alarms);
  if (record.state === 'NORM') {
    alarms.delete(record.id);
  } else {
    alarms.set(record.id, record);
  }
  return { ...state, alarms };
}

function timeOf(text: string, { serverTime, serverTimeAt }: FeedState, at: number): Pick<FeedState, 'serverTime' | 'serverTimeAt'> {
  const time = Date.parse(text);
  return Number.isNaN(time) ? { serverTime, serverTimeAt } : { serverTime: time, serverTimeAt: at };
}
