/** Seconds before the next attempt to connect, after that many failures in a row. Endless: a wall never gives up. */
const DELAYS = [0, 1, 2, 5];

export function delayBefore(attempt: number): number {
  return (DELAYS[Math.min(Math.max(attempt, 1), DELAYS.length) - 1] ?? 5) * 1000;
}
