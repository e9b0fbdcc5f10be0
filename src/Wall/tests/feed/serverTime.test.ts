import { describe, expect, it } from 'vitest';
import { serverNow } from '../../src/feed/serverTime';
import { initialFeed } from '../../src/feed/state';
import { beat, live, play, snapshot } from '../build';

const START = Date.UTC(2026, 0, 1);

describe('serverNow', () => {
  it('is unknown before the first message', () => {
    expect(serverNow(initialFeed(0), 5_000)).toBeNull();
  });

  it('goes on between two heartbeats, and stops 2 s after the last', () => {
    const state = play(live(), beat(10_000));
    expect(serverNow(state, 10_700)).toBe(START + 10_700);
    expect(serverNow(state, 60_000)).toBe(START + 12_000);
  });

  // A shelving for the longest time was refused: its end, 30 min after a "now" that was 2 s ahead, was too late.
  it('is not ahead of the server after a reconnect, before the first heartbeat', () => {
    const back = play(live(), beat(10_000), { type: 'closed', at: 10_500 }, { type: 'connected', at: 14_900 }, { type: 'snapshot', at: 15_000, snapshot: snapshot({ serverTime: new Date(START + 15_000).toISOString() }) });
    expect(serverNow(back, 15_100)).toBe(START + 15_100);
  });
});
