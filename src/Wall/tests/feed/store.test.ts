import { describe, expect, it } from 'vitest';
import { ASKED_MS, BEHIND_MS } from '../../src/feed/store';
import { initialFeed } from '../../src/feed/state';
import { alarm, alarms, beat, live, play, SITE, site, snapshot, transition } from '../build';

describe('connection', () => {
  it('connected_always_wantsWatch', () => {
    expect(play(initialFeed(0), { type: 'connected', at: 1 })).toMatchObject({ link: 'syncing', sync: 'wanted' });
  });

  it('closed_repeatedly_countsAttemptsUntilASnapshot', () => {
    const down = play(live(), { type: 'closed', at: 1 }, { type: 'closed', at: 2 }, { type: 'connected', at: 3 }, { type: 'closed', at: 4 });
    expect(down).toMatchObject({ link: 'down', attempt: 3 });
    expect(play(down, { type: 'connected', at: 5 }, { type: 'snapshot', at: 6, snapshot: snapshot() }).attempt).toBe(0);
  });

  it('closed_withAlarms_keepsThePictureAndTheNumbers', () => {
    const down = play(live(), alarms(transition(1)), { type: 'closed', at: 2000 });
    expect(down.alarms.size).toBe(1);
    expect(down.seqBySite.get(SITE)).toBe(1);
  });
});

describe('snapshot', () => {
  it('snapshot_afterServerLostItsData_replacesTheNumbers', () => {
    const state = play(live({ seqBySite: { [SITE]: 50 } }), { type: 'snapshot', at: 2000, snapshot: snapshot({ seqBySite: { [SITE]: 0 } }) });
    expect(play(state, alarms(transition(1))).alarms.size).toBe(1);
  });

  it('snapshot_withoutAnAlarmShownBefore_removesIt', () => {
    const state = play(live(), alarms(transition(1)), { type: 'snapshot', at: 2000, snapshot: snapshot({ seqBySite: { [SITE]: 2 } }) });
    expect(state.alarms.size).toBe(0);
  });

  it('snapshot_withNewUnacknowledged_isHeardOnce', () => {
    const more = snapshot({ alarms: [alarm(), alarm({ id: 'A2', priority: 'critical' }), alarm({ id: 'A3', state: 'ACKED' })] });
    const state = play(live({ alarms: [alarm()] }), { type: 'snapshot', at: 2000, snapshot: more });
    expect(state.annunciation).toEqual({ count: 2, priority: 'critical' });
    expect(play(state, { type: 'snapshot', at: 3000, snapshot: more }).annunciation.count).toBe(2);
  });

  it('snapshot_withLateAlarmNeverAnnounced_isSilent', () => {
    expect(live({ alarms: [alarm({ late: true, annunciatedAt: null })] }).annunciation.count).toBe(0);
  });
});

describe('sites', () => {
  it('sites_aheadOfUs_areResumedAfterAWhile', () => {
    const ahead = play(live(), { type: 'sites', at: 2000, sites: [site({ seq: 1 })] });
    expect(play(ahead, beat(2000 + BEHIND_MS)).sync).toBe('idle');
    expect(play(ahead, beat(2001 + BEHIND_MS)).sync).toBe('wanted');
  });

  it('sites_aheadUntilTheTransitionComes_areNotResumed', () => {
    const caught = play(live(), { type: 'sites', at: 2000, sites: [site({ seq: 1 })] }, alarms(transition(1)));
    expect(play(caught, beat(9000)).sync).toBe('idle');
  });
});

describe('heartbeat', () => {
  it('heartbeat_degraded_namesTheReasons', () => {
    const state = play(live(), beat(1500, 'degraded', ['journal', 'mqtt']));
    expect(state.degraded).toEqual(['journal', 'mqtt']);
    expect(play(state, beat(2500)).degraded).toEqual([]);
  });

  it('heartbeat_degradedWithoutReasons_isStillDegraded', () => {
    expect(play(live(), beat(1500, 'degraded')).degraded).toEqual(['degraded']);
  });

  it('heartbeat_afterWatchWithoutAnswer_asksAgain', () => {
    const asked = play(live(), alarms(transition(9)), { type: 'watchCalled', at: 2000 });
    expect(play(asked, beat(2000 + ASKED_MS)).sync).toBe('asked');
    expect(play(asked, beat(2001 + ASKED_MS)).sync).toBe('wanted');
  });
});

describe('lagging', () => {
  it('lagging_thenGap_waitsForTheSnapshot', () => {
    const state = play(live(), { type: 'lagging', at: 2000, notice: { dropped: 12 } }, alarms(transition(30)));
    expect(state).toMatchObject({ sync: 'asked', lagging: { dropped: 12, at: 2000 } });
    expect(play(state, { type: 'snapshot', at: 2100, snapshot: snapshot() }).sync).toBe('idle');
  });
});

describe('record from the REST API', () => {
  it('record_newer_isShownAndThePushStillCounts', () => {
    const shown = play(live(), alarms(transition(1)), { type: 'record', at: 1, record: alarm({ state: 'ACKED', seq: 2 }) });
    expect(shown.alarms.get('A1')?.state).toBe('ACKED');
    expect(shown.seqBySite.get(SITE)).toBe(1);
    const pushed = play(shown, alarms(transition(2, { to: 'ACKED', reason: 'acknowledged', record: { id: 'A1' } })));
    expect(pushed.seqBySite.get(SITE)).toBe(2);
  });

  it('record_olderThanThePush_isIgnored', () => {
    const state = play(live(), alarms(transition(1), transition(2, { record: { id: 'A1' } })));
    expect(play(state, { type: 'record', at: 1, record: alarm({ state: 'ACKED', seq: 1 }) })).toBe(state);
  });

  it('push_olderThanTheRecord_doesNotGoBack', () => {
    const acked = play(live(), alarms(transition(1)), { type: 'record', at: 1, record: alarm({ state: 'ACKED', seq: 3 }) });
    const state = play(acked, alarms(transition(2, { reason: 'worsened', record: { id: 'A1' } })));
    expect(state.alarms.get('A1')?.state).toBe('ACKED');
  });
});
