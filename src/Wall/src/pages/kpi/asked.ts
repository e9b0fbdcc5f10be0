/** What is asked for, as the address holds it. Times in Unix ms. */
export interface Asked {
  seat: string;
  /** Empty: the whole seat. */
  siteId: string;
  /** Empty: the whole day. */
  shift: string;
  from: number;
  to: number;
}

const DAY = 86_400_000;
const TEN_MINUTES = 600_000;

/** Ranges to choose from, days. ISA-18.2 asks for at least 30 days of data. */
export const DAYS: readonly number[] = [1, 7, 30, 90];

/** The last so many days, ending with the present ten minutes: the server counts in those. */
export function lastDays(days: number, now: number): { from: number; to: number } {
  const to = Math.ceil(now / TEN_MINUTES) * TEN_MINUTES;
  return { from: to - days * DAY, to };
}

export function pathOf({ seat, siteId, shift, from, to }: Asked): string {
  const search = new URLSearchParams({ seat, from: new Date(from).toISOString(), to: new Date(to).toISOString() });
  if (siteId !== '') {
    search.set('siteId', siteId);
  }
  if (shift !== '') {
    search.set('shift', shift);
  }
  return `/api/v1/kpis?${search.toString()}`;
}

/** Most bars of the chart over time: each of them is a report. */
const MOST_BARS = 31;

/**
 * The window in parts of equal length, the whole days of the seat where they are that long: hours for a day, days for a month, several
 * days for more. `offset`: minutes ahead of UTC.
 */
export function partsOf(from: number, to: number, offset: number): { from: number; to: number }[] {
  const span = to - from;
  const length = span <= 2 * DAY ? 2 * 3_600_000 : DAY * Math.ceil(span / DAY / (MOST_BARS - 1));
  const shift = offset * 60_000;
  const parts: { from: number; to: number }[] = [];
  for (let start = Math.floor((from + shift) / length) * length - shift; start < to; start += length) {
    if (start + length > from) {
      parts.push({ from: Math.max(from, start), to: Math.min(to, start + length) });
    }
  }
  return parts;
}
