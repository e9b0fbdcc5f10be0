import { describe, expect, it } from 'vitest';
import { delayBefore } from '../../src/feed/backoff';
import { CHECK_MS, isDead, isLost, LOST_AFTER_MS, REDIAL_AFTER_MS } from '../../src/feed/liveness';
import { initialFeed } from '../../src/feed/state';
import { beat, live, play } from '../build';

describe('isLost', () => {
  it('isLost_heartbeatMissing_isSeenWithinThreeSeconds', () => {
    const state = play(live(), beat(5000));
    expect(isLost(state, 5000 + LOST_AFTER_MS)).toBe(false);
    expect(isLost(state, 5001 + LOST_AFTER_MS)).toBe(true);
    expect(LOST_AFTER_MS + CHECK_MS).toBeLessThanOrEqual(3000);
  });

  it('isLost_closedAfterLive_atOnce', () => {
    expect(isLost(play(live(), beat(5000), { type: 'closed', at: 5001 }), 5001)).toBe(true);
  });

  it('isLost_connectedWithoutSnapshot_staysLost', () => {
    expect(isLost(play(live(), { type: 'closed', at: 5000 }, { type: 'connected', at: 5100 }, beat(5200)), 5300)).toBe(true);
  });

  it('isLost_firstStart_hasItsTime', () => {
    expect(isLost(initialFeed(0), 1000)).toBe(false);
    expect(isLost(initialFeed(0), LOST_AFTER_MS + 1)).toBe(true);
  });

  it('isLost_snapshotAgain_isOver', () => {
    const state = play(live(), { type: 'closed', at: 5000 }, { type: 'connected', at: 60_000 }, {
      type: 'snapshot',
      at: 60_100,
      snapshot: { serverTime: '2026-01-01T00:01:00.000Z', sites: [], alarms: [], seqBySite: {}, resumed: true, demo: false },
    });
    expect(isLost(state, 60_200)).toBe(false);
  });

  it('isLost_signedOutAfterLive_isLost', () => {
    expect(isLost(play(live(), beat(5000), { type: 'signedOut', at: 5001 }), 5002)).toBe(true);
  });
});

describe('isDead', () => {
  it('isDead_openButSilent_isGivenUp', () => {
    const state = play(live(), beat(5000));
    expect(isDead(state, 5000 + REDIAL_AFTER_MS)).toBe(false);
    expect(isDead(state, 5001 + REDIAL_AFTER_MS)).toBe(true);
    expect(isDead(play(state, { type: 'closed', at: 5001 }), 99_000)).toBe(false);
  });
});

describe('delayBefore', () => {
  it('delayBefore_anyNumberOfFailures_endsAtFiveSeconds', () => {
    expect([1, 2, 3, 4, 5, 1000].map(delayBefore)).toEqual([0, 1000, 2000, 5000, 5000, 5000]);
  });
});
