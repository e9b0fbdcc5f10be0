import { number, span } from '../../time/format';

/** A figure with its unit; times of a minute and more as a clock would show them. */
export function shown(value: number | null | undefined, unit: string): string {
  if (value == null) {
    return '–';
  }
  if (unit === 's') {
    return span(value * 1000);
  }
  const rounded = Number(value.toFixed(Math.abs(value) < 10 ? 2 : 1));
  return unit === '' || unit.startsWith('/') ? number(rounded) : `${number(rounded)} ${unit}`;
}
