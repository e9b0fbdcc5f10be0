import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { coalesce } from '../../src/feed/coalesce';
import { FeedStore } from '../../src/feed/FeedStore';
import { MANY, Pace } from '../../src/feed/Pace';
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

describe('Pace', () => {
  it('next_drawingsThatCostLittle_areNotHeldBack', () => {
    const pace = new Pace();
    expect(pace.next(true)).toBe(-Infinity);
    for (let at = 1_000; at < 3_000; at += 100) {
      pace.begin(at, true);
      pace.drawn(20);
      expect([pace.next(true), pace.next(false)]).toEqual([at + 33, at + 100]);
    }
  });

  it.each([
    [1, 0.25],
    [MANY + 1, 0.125],
  ])('next_flood_isDrawnInAQuarterOfTheTimeAndWithManyAlarmsInAnEighth', (alarms, part) => {
    const pace = new Pace();
    let at = 1_000;
    let spent = 0;
    for (let n = 0; n < 100; n++) {
      pace.begin(at, true);
      pace.drawn(50, alarms);
      spent += 50;
      at = Math.max(at + 50, pace.next(true));
    }
    expect(spent / (at - 1_000)).toBeGreaterThan(part - 0.01);
    expect(spent / (at - 1_000)).toBeLessThan(part + 0.02);
  });

  it('next_drawingThatTookVeryLong_holdsNothingBackForLong', () => {
    const pace = new Pace();
    pace.begin(1_000, true);
    pace.drawn(5_000);
    expect(pace.next(true)).toBe(1_500);
    pace.begin(1_500, true);
    expect(pace.next(true)).toBe(1_533);
  });

  it('next_afterAClick_waitsForItsAnswerAndNotForAKeyHeldDown', () => {
    const pace = new Pace();
    pace.begin(1_000, true);
    pace.touch(1_050);
    expect(pace.next(true)).toBe(1_150);
    for (let at = 1_060; at < 3_000; at += 30) {
      pace.touch(at);
    }
    expect(pace.next(true)).toBe(1_500);
  });

  it('next_alarmAfterAnythingElse_doesNotWait', () => {
    const pace = new Pace();
    pace.begin(1_000, false);
    pace.drawn(80);
    expect(pace.next(true)).toBeLessThanOrEqual(1_000);
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

  it('touch_whileADrawingWaits_putsItBehindTheAnswer', () => {
    const store = new FeedStore(() => Date.now());
    let told = 0;
    store.subscribe(() => told++);
    store.post({ type: 'snapshot', at: 0, snapshot: snapshot() });
    vi.advanceTimersByTime(1_000);
    told = 0;
    store.post(alarms(transition(1)));
    vi.advanceTimersByTime(0);
    expect(told).toBe(1);
    store.post(alarms(transition(2)));
    store.touch();
    vi.advanceTimersByTime(99);
    expect(told).toBe(1);
    vi.advanceTimersByTime(1);
    expect(told).toBe(2);
  });

  it('post_alarmAfterAHeartbeat_isDrawnAtOnceAndTheNextHeartbeatWaits', () => {
    const store = new FeedStore(() => Date.now());
    const told: string[] = [];
    store.subscribe((state) => told.push(`${state.alarms.size} ${state.beatAt}`));
    store.post({ type: 'snapshot', at: 0, snapshot: snapshot() });
    vi.advanceTimersByTime(1_000);
    store.post(beat(1));
    vi.advanceTimersByTime(1);
    store.post(beat(2));
    store.post(alarms(transition(1)));
    vi.advanceTimersByTime(0);
    expect(told).toEqual(['0 null', '0 1', '1 2']);
    store.post(beat(3));
    vi.advanceTimersByTime(99);
    expect(told).toHaveLength(3);
    vi.advanceTimersByTime(1);
    expect(told).toHaveLength(4);
  });

  it('post_pageThatIsHidden_asksForOneFrameOnly', () => {
    const frames = vi.fn();
    vi.stubGlobal('requestAnimationFrame', frames);
    const store = new FeedStore(() => Date.now());
    for (let second = 1; second <= 100; second++) {
      store.post(beat(second));
      vi.advanceTimersByTime(1_000);
    }
    vi.unstubAllGlobals();
    expect(store.getState().beatAt).toBe(100);
    expect(frames).toHaveBeenCalledTimes(1);
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
