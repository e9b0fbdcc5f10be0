const pad = (value: number): string => String(value).padStart(2, '0');

/** `hh:mm:ss` in the time zone of this screen. */
export function clock(ms: number): string {
  const date = new Date(ms);
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
}

/** `yyyy-mm-dd` in the time zone of this screen. */
export function day(ms: number): string {
  const date = new Date(ms);
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** The clock alone for today, with the date before it otherwise. */
export function moment(text: string | null | undefined, now: number): string {
  const ms = text == null ? NaN : Date.parse(text);
  if (Number.isNaN(ms)) {
    return '–';
  }
  return day(ms) === day(now) ? clock(ms) : `${day(ms).slice(5)} ${clock(ms)}`;
}

/** `yyyy-mm-dd hh:mm:ss` in the time zone of this screen. */
export function dateTime(text: string | number | null | undefined): string {
  const ms = typeof text === 'number' ? text : text == null ? NaN : Date.parse(text);
  return Number.isNaN(ms) ? '–' : `${day(ms)} ${clock(ms)}`;
}

/** A span for reading from across the room: `42 s`, `12:05`, `3:12:05`, `2 d 03:12`. Negative counts as nothing. */
export function span(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const s = seconds % 60;
  const m = Math.floor(seconds / 60) % 60;
  const h = Math.floor(seconds / 3600) % 24;
  const d = Math.floor(seconds / 86_400);
  if (seconds < 60) {
    return `${s} s`;
  }
  if (seconds < 3600) {
    return `${m}:${pad(s)}`;
  }
  return d === 0 ? `${h}:${pad(m)}:${pad(s)}` : `${d} d ${pad(h)}:${pad(m)}`;
}

/** A value as an operator reads it: at most four significant decimals, never an exponent for usual sizes. */
export function number(value: number | null | undefined): string {
  if (value == null || !Number.isFinite(value)) {
    return '–';
  }
  const size = Math.abs(value);
  const digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3;
  return size >= 1e9 ? value.toExponential(3) : String(Number(value.toFixed(digits)));
}
