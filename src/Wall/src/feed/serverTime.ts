import type { FeedState } from './state';

/** The server's time goes on by itself for so long after it was last told, ms. */
const GOES_ON_MS = 2_000;

/**
 * The server's time, Unix ms, going on between heartbeats for at most 2 s: a stopped feed shows a stopped clock. Never ahead of the server's
 * own, by the way a message takes behind it. `now` is monotonic, ms; null before the first message.
 */
export function serverNow(state: FeedState, now: number): number | null {
  return state.serverTime === null ? null : state.serverTime + Math.min(GOES_ON_MS, Math.max(0, now - state.serverTimeAt));
}
