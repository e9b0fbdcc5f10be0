/** What a trend shows: the last so many minutes, going on, or a fixed stretch of the past in Unix ms. */
export type TrendWindow = { minutes: number } | { from: number; to: number };

/** The least that can be zoomed into, ms. */
const LEAST_MS = 5_000;

/** The longest that is asked for, ms: 92 days. */
const MOST_MS = 92 * 86_400_000;

export const isLive = (window: TrendWindow): window is { minutes: number } => 'minutes' in window;

/** From and to at a moment. */
export function boundsOf(window: TrendWindow, now: number): [from: number, to: number] {
  return isLive(window) ? [now - window.minutes * 60_000, now] : [window.from, window.to];
}

/** The stretch from one moment to another, in order, not shorter than can be read; whole milliseconds. */
export function stretch(a: number, b: number): { from: number; to: number } {
  const from = Math.round(Math.min(a, b));
  const to = Math.round(Math.max(a, b));
  const short = Math.max(0, LEAST_MS - (to - from));
  return { from: Math.round(from - short / 2), to: Math.round(to + short / 2) };
}

/** Moved by a part of its own length (−1 … 1), never beyond now. */
export function moved(window: TrendWindow, part: number, now: number): TrendWindow {
  const [from, to] = boundsOf(window, now);
  const end = Math.min(now, to + (to - from) * part);
  return { from: Math.round(end - (to - from)), to: Math.round(end) };
}

/** Twice as long, or half, around its middle. */
export function scaled(window: TrendWindow, factor: number, now: number): TrendWindow {
  const [from, to] = boundsOf(window, now);
  const half = (Math.min(MOST_MS, (to - from) * factor) * 1) / 2;
  const middle = (from + to) / 2;
  return stretch(middle - half, Math.min(now, middle + half));
}

/** The window of an address (`from`, `to` in Unix ms, else `min`), and back. */
export function windowOfQuery(query: Readonly<Record<string, string>>, minutes = 60): TrendWindow {
  const [from, to, last] = [Number(query['from']), Number(query['to']), Number(query['min'])];
  if (from > 0 && to > from) {
    return stretch(from, to);
  }
  return { minutes: last > 0 && last * 60_000 <= MOST_MS ? last : minutes };
}

export function queryOfWindow(window: TrendWindow): { from: string; to: string; min: string } {
  return isLive(window) ? { from: '', to: '', min: String(window.minutes) } : { from: String(window.from), to: String(window.to), min: '' };
}
