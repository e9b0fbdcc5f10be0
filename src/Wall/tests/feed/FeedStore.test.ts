import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { coalesce } from '../../src/feed/coalesce';
import { FeedStore } from '../../src/feed/FeedStore';
import { alarms, beat, SITE, site, snapshot, transition } from '../build';

describe('coalesce', () => {
  it('coalesce_neighbours_areJoinedInOrder', () => {
    const joined = coalesce([alarms(transition(1)), alarms(transition(2), transition(3)), beat(1), alarms(transition(4))]);
    expect(joined.map((action) => action.type)).toEqual(['alarms', 'heartbeat', 'alarms']);
    expect(joined[0]).toMatchObject({ transitions: [{ seq: 1 }, { seq: 2 }, { seq: 3 }] });
  });

  it('coalesce_differentKinds_keepTheirOrder', () => {
    const actions = [alarms(transition(1)), { type: 'sites' as const, at: 1, sites: [site()] }, alarms(transition(2))];
    expect(coalesce(actions)).toEqual(actions);
  });
});

describe('FeedStore', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('post_tenThousandMessages_tellsTheViewsFewTimes', () => {
    const store = new FeedStore(() => Date.now());
    let told = 0;
    store.subscribe(() => told++);
    store.post({ type: 'snapshot', at: 0, snapshot: snapshot() });
    for (let seq = 1; seq <= 10_000; seq++) {
      store.post(alarms(transition(seq)));
    }
    vi.advanceTimersByTime(100);
    expect(store.getState().seqBySite.get(SITE)).toBe(10_000);
    expect(told).toBeLessThanOrEqual(3);
  });

  it('flush_fromWithinAListener_appliesBoth', () => {
    const store = new FeedStore(() => Date.now());
    store.subscribe((state) => {
      if (state.sync === 'wanted') {
        store.post({ type: 'watchCalled', at: 5 });
        store.flush();
      }
    });
    store.post({ type: 'connected', at: 1 });
    vi.advanceTimersByTime(100);
    expect(store.getState()).toMatchObject({ link: 'syncing', sync: 'asked' });
  });
});
