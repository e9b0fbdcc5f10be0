/** Begin and end (of the next day's begin) of a day `yyyy-mm-dd` of this screen's time zone, RFC 3339; null: no day. */
export function dayBounds(day: string): [string, string] | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)?.slice(1).map(Number);
  const [y, m, d] = parts ?? [];
  if (y === undefined || m === undefined || d === undefined) {
    return null;
  }
  return [new Date(y, m - 1, d).toISOString(), new Date(y, m - 1, d + 1).toISOString()];
}
