import type { FeedState } from './state';

/** Heartbeats come once a second; the sign must stand within 3 s, and the check itself runs every {@link CHECK_MS}. */
export const LOST_AFTER_MS = 2_500;

export const CHECK_MS = 250;

/** An open connection that says nothing for so long is closed and made anew, ms. */
export const REDIAL_AFTER_MS = 8_000;

/** True if the picture must not be trusted. `now` is monotonic, ms. */
export function isLost(state: FeedState, now: number): boolean {
  if (state.link === 'live') {
    return now - lastSign(state) > LOST_AFTER_MS;
  }
  return state.everLive || now - state.startedAt > LOST_AFTER_MS;
}

/** True if a connection that claims to be open should be given up. */
export function isDead(state: FeedState, now: number): boolean {
  return (state.link === 'live' || state.link === 'syncing') && now - Math.max(lastSign(state), state.askedAt) > REDIAL_AFTER_MS;
}

const lastSign = (state: FeedState): number => Math.max(state.beatAt ?? 0, state.liveAt ?? 0, state.startedAt);
