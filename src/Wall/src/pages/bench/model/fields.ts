import type { Rule } from './types';

/** How a member of a condition is typed. */
export type FieldType = 'number' | 'seconds' | 'text' | 'long' | 'point' | 'points' | 'choice' | 'flag' | 'numbers' | 'expression' | 'priority';

export interface Field {
  key: string;
  type: FieldType;
  /** Must be there. */
  required?: boolean;
  /** With what a new condition begins. */
  preset?: unknown;
  choices?: readonly string[];
  /** `point`: the unit of the point; `perMinute`: the same per minute. */
  unit?: 'point' | 'perMinute' | '%' | 's';
}

const number = (key: string, more: Partial<Field> = {}): Field => ({ key, type: 'number', ...more });
const seconds = (key: string, more: Partial<Field> = {}): Field => ({ key, type: 'seconds', unit: 's', ...more });
const points = (key: string, more: Partial<Field> = {}): Field => ({ key, type: 'points', preset: [], ...more });
const choice = (key: string, choices: readonly string[], preset: string | null = choices[0] ?? null): Field => ({ key, type: 'choice', choices, preset });

/** The members of each kind of condition that has no columns in the grid (src/Contracts/Rules). */
export const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  rate: [number('limit', { required: true, unit: 'perMinute' }), seconds('window', { preset: 60 }), choice('direction', ['both', 'up', 'down']), number('deadbandPercent', { preset: 10, unit: '%' })],
  deviation: [{ key: 'reference', type: 'point' }, number('constant', { unit: 'point' }), number('limit', { required: true, unit: 'point' }), number('deadband', { preset: 0, unit: 'point' })],
  frozen: [number('resolution', { preset: 0, unit: 'point' }), seconds('time', { required: true, preset: 600 }), points('related'), number('relatedAbove', { preset: 0 })],
  pinned: [number('margin', { preset: 0.5, unit: '%' }), seconds('time', { preset: 60 }), choice('ends', ['both', 'high', 'low'])],
  balance: [points('in'), points('out'), number('contentPerUnit', { required: true }), seconds('flowSeconds', { preset: 3600 }), number('tolerance', { preset: 10, unit: '%' }), seconds('window', { preset: 600 }), number('minContent', { preset: 0 })],
  eta: [number('limit', { unit: 'point' }), seconds('horizon', { required: true, preset: 1800 }), seconds('window', { required: true, preset: 600 }), number('minFit', { preset: 0.8 })],
  drift: [number('target', { unit: 'point' }), number('sigma', { unit: 'point' }), seconds('learn', { preset: 86_400 }), choice('method', ['cusum', 'ewma']), number('threshold'), number('slack', { preset: 0.5 }), number('weight', { preset: 0.1 }), seconds('batch')],
  discrete: [{ key: 'values', type: 'numbers', required: true, preset: [] }],
  underreport: [seconds('grace', { preset: 60 })],
  voting: [points('points', { required: true }), number('k', { required: true, preset: 2 }), choice('level', ['H', 'HH', 'L', 'LL'], null), number('limit', { unit: 'point' }), number('deadband', { preset: 0, unit: 'point' })],
  expression: [{ key: 'text', type: 'expression', required: true, preset: '' }, { key: 'message', type: 'text' }, { key: 'messageEn', type: 'text' }],
  'plant-state': [{ key: 'text', type: 'expression', required: true, preset: '' }],
  stale: [seconds('time')],
  bad: [],
};

/** Kinds that may be added beside the grid. */
export const OTHER_KINDS = Object.keys(FIELDS);

/** Which kinds exist once on a point, without a name. */
const ONCE = new Set(['stale', 'bad', 'high', 'low']);

/** What every condition has. */
export function commonFields(kind: string): Field[] {
  const silent = kind === 'plant-state';
  const limits = kind === 'high' || kind === 'low';
  return [
    ...(silent || limits ? [] : [{ key: 'priority', type: 'priority', preset: kind === 'stale' || kind === 'bad' ? 'low' : 'medium' } as const]),
    ...(silent || ONCE.has(kind) ? [] : [{ key: 'latching', type: 'flag', preset: false } as const]),
    ...(limits ? [] : [seconds('onDelay', { preset: 0 }), seconds('offDelay', { preset: 0 })]),
    ...(ONCE.has(kind) ? [] : [{ key: 'name', type: 'text' } as const]),
    ...(silent ? [] : [seconds('reAlarm', { preset: 0 })]),
    { key: 'basis', type: 'text' },
  ];
}

/** A new condition of a kind, with what usually holds. `taken`: the names that conditions of this kind have on the point. */
export function newRule(kind: string, taken: readonly (string | null | undefined)[]): Rule {
  const rule: Rule = { condition: kind };
  for (const field of [...(FIELDS[kind] ?? []), ...commonFields(kind)]) {
    rule[field.key] = field.preset ?? null;
  }
  if (taken.length > 0 && !ONCE.has(kind)) {
    let n = taken.length + 1;
    while (taken.includes(String(n))) {
      n += 1;
    }
    rule.name = String(n);
  }
  return rule;
}

/** Whether a condition of this kind may be added to those there are. */
export const mayAdd = (kind: string, rules: readonly Rule[]): boolean => !ONCE.has(kind) || !rules.some((rule) => rule.condition === kind);

/** A condition in a few words: what it is measured by. */
export function summaryOf(rule: Rule): string {
  if (rule.levels !== undefined) {
    return rule.levels.map((row) => `${row.level} ${row.limit}`).join('  ');
  }
  const shown = (FIELDS[rule.condition] ?? []).filter((field) => field.required || field.key === 'limit' || field.key === 'time').map((field) => rule[field.key]);
  return shown.filter((value) => value != null && value !== '').map((value) => (Array.isArray(value) ? value.join(', ') : String(value))).join(' · ');
}
