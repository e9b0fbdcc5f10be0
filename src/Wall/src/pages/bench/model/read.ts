import type { Priority } from '../../../api/types';
import { TEXTS } from '../../../i18n/translate';
import { en } from '../texts.en';
import { zh } from '../texts.zh';

/** What a cell's text means, or the key of the text that says what is wrong with it. */
export type Read<T> = { ok: true; value: T } | { ok: false; fault: string };

export const fine = <T>(value: T): Read<T> => ({ ok: true, value });
export const wrong = <T>(fault: string): Read<T> => ({ ok: false, fault });

/** What a Chinese keyboard types as the ordinary characters. */
export const narrow = (text: string): string =>
  text
    .replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, ' ')
    .trim();

/** A number; `1,5` is refused, for it could be 1.5 or 15. */
export function readNumber(text: string): Read<number> {
  const plain = narrow(text).replace(/^\u2212/, '-');
  if (plain.includes(',')) {
    return wrong('bench.fault.comma');
  }
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(value) ? fine(value) : wrong('bench.fault.number');
}

/** A word of a closed set by its name on the wire, in Chinese or in English. */
function readWord(text: string, words: Readonly<Record<string, readonly string[]>>, fault: string): Read<string> {
  const plain = narrow(text).toLowerCase();
  const found = Object.entries(words).find(([word, names]) => word.toLowerCase() === plain || names.some((name) => name.toLowerCase() === plain));
  return found === undefined ? wrong(fault) : fine(found[0]);
}

export const PRIORITIES: readonly Priority[] = ['low', 'medium', 'high', 'critical'];
const PRIORITY_WORDS = Object.fromEntries(PRIORITIES.map((word) => [word, [TEXTS.zh[`priority.${word}`], TEXTS.en[`priority.${word}`]]]));

export const readPriority = (text: string): Read<Priority> => readWord(text, PRIORITY_WORDS, 'bench.fault.priority') as Read<Priority>;

export const KINDS = [
  'temperature', 'pressure', 'level', 'flow', 'composition', 'combustibleGas', 'toxicGas', 'oxygen', 'wind', 'vibration', 'current', 'valvePosition', 'switch', 'other',
] as const;
const KIND_WORDS = Object.fromEntries(KINDS.map((word) => [word, [zh[`bench.kind.${word}`], en[`bench.kind.${word}`]]]));

export const readKind = (text: string): Read<string> => readWord(text, KIND_WORDS, 'bench.fault.kind');

export interface Deadband {
  deadband: number | null;
  deadbandPercent: number | null;
}

/** `0.1` is in the unit of the point, `2%` in percent of its range. */
export function readDeadband(text: string): Read<Deadband> {
  const plain = narrow(text);
  const percent = plain.endsWith('%');
  const number = readNumber(percent ? plain.slice(0, -1) : plain);
  if (!number.ok) {
    return number;
  }
  return fine(percent ? { deadband: null, deadbandPercent: number.value } : { deadband: number.value, deadbandPercent: null });
}

/** Seconds: `90`, `90s`, `1.5min`, `1:30`. */
export function readSeconds(text: string): Read<number> {
  const plain = narrow(text).toLowerCase();
  const clock = /^(\d+):([0-5]\d)$/.exec(plain);
  if (clock !== null) {
    return fine(Number(clock[1]) * 60 + Number(clock[2]));
  }
  const unit = /(s|min|m|h)$/.exec(plain)?.[1];
  const number = readNumber(unit === undefined ? plain : plain.slice(0, -unit.length));
  return number.ok ? fine(number.value * (unit === 'h' ? 3600 : unit === 'm' || unit === 'min' ? 60 : 1)) : number;
}
