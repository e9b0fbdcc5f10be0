import type { AlarmRecord, AlarmState, AlarmTransition, SiteView, WallSnapshot } from '../src/api/types';
import type { FeedAction, FeedState } from '../src/feed/state';
import { initialFeed } from '../src/feed/state';
import { reduce } from '../src/feed/store';

export const SITE = '330100001';

export function alarm(over: Partial<AlarmRecord> = {}): AlarmRecord {
  return {
    id: 'A1',
    siteId: SITE,
    pointId: 'LI-912',
    condition: 'high',
    state: 'UNACK',
    priority: 'high',
    startLevel: 'H',
    worstLevel: 'H',
    currentLevel: 'H',
    value: 13.4,
    limit: 13.2,
    unit: 'm',
    occurredAt: '2026-01-01T00:00:00.000Z',
    receivedAt: '2026-01-01T00:00:00.100Z',
    annunciatedAt: '2026-01-01T00:00:00.100Z',
    firstOut: false,
    late: false,
    ruleSet: 1,
    seq: 1,
    text: '912罐液位高',
    textEn: 'Tank 912 level high',
    ...over,
  };
}

export function transition(seq: number, over: Partial<AlarmTransition> & { record?: Partial<AlarmRecord> } = {}): AlarmTransition {
  const { record, ...rest } = over;
  const to: AlarmState = rest.to ?? 'UNACK';
  return {
    siteId: SITE,
    seq,
    from: 'NORM',
    to,
    reason: 'occurred',
    at: '2026-01-01T00:00:00.000Z',
    decidedAt: '2026-01-01T00:00:00.100Z',
    late: false,
    alarm: alarm({ id: `A${seq}`, seq, state: to, siteId: rest.siteId ?? SITE, ...record }),
    ...rest,
  };
}

export function site(over: Partial<SiteView> = {}): SiteView {
  return {
    siteId: SITE,
    name: '一号罐区',
    nameEn: 'Tank farm 1',
    regionCode: '330100',
    longitude: 120,
    latitude: 30,
    sight: 'online',
    points: 10,
    blindPoints: 0,
    alarms: 0,
    unacknowledged: 0,
    worstPriority: null,
    seq: 0,
    ruleSet: 1,
    ...over,
  };
}

export function snapshot(over: Partial<WallSnapshot> = {}): WallSnapshot {
  return { serverTime: '2026-01-01T00:00:00.000Z', sites: [site()], alarms: [], seqBySite: { [SITE]: 0 }, resumed: false, demo: false, ...over };
}

/** A wall that is live since monotonic time 1000, with the given snapshot. */
export function live(over: Partial<WallSnapshot> = {}): FeedState {
  return play(initialFeed(0), { type: 'connected', at: 900 }, { type: 'watchCalled', at: 950 }, { type: 'snapshot', at: 1000, snapshot: snapshot(over) });
}

export const play = (state: FeedState, ...actions: FeedAction[]): FeedState => actions.reduce(reduce, state);

export const alarms = (...transitions: AlarmTransition[]): FeedAction => ({ type: 'alarms', at: 1100, transitions });

export const beat = (at: number, feed = 'ok', reasons: string[] = []): FeedAction => ({
  type: 'heartbeat',
  at,
  heartbeat: { serverTime: new Date(Date.UTC(2026, 0, 1) + at).toISOString(), feed, reasons },
});
