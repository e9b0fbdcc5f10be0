import type { Level, Priority } from '../../../api/types';
import { fine, narrow, type Read, readDeadband, readKind, readNumber, readPriority, readSeconds, wrong } from './read';
import type { LevelRow, Point, Rule } from './types';

export type Side = 'low' | 'high';

/** A column of the grid: how a point is read into a cell, and what becomes of the point with another text in it. */
export interface Column {
  key: string;
  group: 'point' | 'range' | Side;
  /** `priority` and `kind` are shown in the reader's words. */
  look: 'tag' | 'text' | 'number' | 'priority' | 'kind' | 'others';
  /** Width, rem. */
  width: number;
  read: (point: Point) => string;
  /** `base`: the point as it is in force, so that a limit that comes back has its basis and guidance again. */
  write: (point: Point, text: string, base: Point | undefined) => Read<Point>;
}

const set = <K extends keyof Point>(point: Point, member: K, value: Read<Point[K]>): Read<Point> =>
  value.ok ? fine({ ...point, [member]: value.value }) : value;

const shown = (value: number | null | undefined): string => (value == null ? '' : String(value));

const text = (key: 'name' | 'unit' | 'equipment', width: number): Column => ({
  key,
  group: 'point',
  look: 'text',
  width,
  read: (point) => point[key] ?? '',
  write: (point, typed) => fine({ ...point, [key]: key === 'equipment' && typed.trim() === '' ? null : typed.trim() }),
});

const plainNumber = (key: 'rangeLow' | 'rangeHigh' | 'period', width: number): Column => ({
  key,
  group: 'range',
  look: 'number',
  width,
  read: (point) => shown(point[key]),
  write: (point, typed) => set(point, key, typed.trim() === '' ? fine(0) : key === 'period' ? readSeconds(typed) : readNumber(typed)),
});

export const ruleOf = (point: Point | undefined, side: Side): Rule | undefined => point?.conditions.find((rule) => rule.condition === side);
const rowOf = (point: Point | undefined, level: Level): LevelRow | undefined => ruleOf(point, sideOf(level))?.levels?.find((row) => row.level === level);
export const sideOf = (level: Level): Side => (level.startsWith('L') ? 'low' : 'high');

/** The point with another rule of that side; null takes it out. Where it stood it stays. */
function withRule(point: Point, side: Side, rule: Rule | null): Point {
  const at = point.conditions.findIndex((one) => one.condition === side);
  const conditions = [...point.conditions];
  if (rule === null) {
    conditions.splice(at, at < 0 ? 0 : 1);
  } else if (at < 0) {
    conditions.splice(side === 'high' ? 0 : conditions.filter((one) => one.condition === 'high').length, 0, rule);
  } else {
    conditions[at] = rule;
  }
  return { ...point, conditions };
}

const ORDER: Readonly<Record<Side, readonly Level[]>> = { high: ['H', 'HH'], low: ['L', 'LL'] };
const USUAL: Readonly<Record<string, Priority>> = { H: 'medium', HH: 'high', L: 'medium', LL: 'high' };

function writeLimit(point: Point, typed: string, level: Level, base: Point | undefined): Read<Point> {
  const side = sideOf(level);
  const rule = ruleOf(point, side);
  const others = (rule?.levels ?? []).filter((row) => row.level !== level);
  if (typed.trim() === '') {
    return fine(rule === undefined ? point : withRule(point, side, others.length === 0 ? null : { ...rule, levels: others }));
  }
  const number = readNumber(typed);
  if (!number.ok) {
    return number;
  }
  const row = rowOf(point, level) ?? rowOf(base, level) ?? { level, limit: 0, priority: USUAL[level] ?? 'medium', latching: false, basis: null };
  const levels = [...others, { ...row, limit: number.value }].sort((a, b) => ORDER[side].indexOf(a.level) - ORDER[side].indexOf(b.level));
  const under = rule ?? ruleOf(base, side) ?? { condition: side, onDelay: 0, offDelay: 0 };
  return fine(withRule(point, side, { ...under, levels }));
}

const limit = (level: Level): Column => ({
  key: level,
  group: sideOf(level),
  look: 'number',
  width: 4.4,
  read: (point) => shown(rowOf(point, level)?.limit),
  write: (point, typed, base) => writeLimit(point, typed, level, base),
});

const priority = (level: Level): Column => ({
  key: `${level}Priority`,
  group: sideOf(level),
  look: 'priority',
  width: 4.7,
  read: (point) => rowOf(point, level)?.priority ?? '',
  write: (point, typed) => {
    const side = sideOf(level);
    const rule = ruleOf(point, side);
    if (rule === undefined || rowOf(point, level) === undefined) {
      return typed.trim() === '' ? fine(point) : wrong('bench.fault.noLimit');
    }
    const word = typed.trim() === '' ? fine(USUAL[level] ?? 'medium') : readPriority(typed);
    return word.ok
      ? fine(withRule(point, side, { ...rule, levels: (rule.levels ?? []).map((row) => (row.level === level ? { ...row, priority: word.value } : row)) }))
      : word;
  },
});

/** A member of the rule of a side. */
const ofSide = (key: string, side: Side, read: (rule: Rule) => string, parse: (typed: string) => Read<Partial<Rule>>): Column => ({
  key,
  group: side,
  look: 'number',
  width: key.endsWith('Deadband') ? 5 : 3.9,
  read: (point) => {
    const rule = ruleOf(point, side);
    return rule === undefined ? '' : read(rule);
  },
  write: (point, typed) => {
    const rule = ruleOf(point, side);
    if (rule === undefined) {
      return typed.trim() === '' ? fine(point) : wrong('bench.fault.noSide');
    }
    const value = parse(typed);
    return value.ok ? fine(withRule(point, side, { ...rule, ...value.value })) : value;
  },
});

const sideColumns = (side: Side): Column[] => [
  ofSide(
    `${side}Deadband`,
    side,
    (rule) => (rule.deadband != null ? String(rule.deadband) : rule.deadbandPercent != null ? `${rule.deadbandPercent}%` : ''),
    (typed) => (typed.trim() === '' ? fine({ deadband: null, deadbandPercent: null }) : (readDeadband(typed) as Read<Partial<Rule>>)),
  ),
  ...(['onDelay', 'offDelay'] as const).map((member) =>
    ofSide(`${side}${member === 'onDelay' ? 'On' : 'Off'}`, side, (rule) => shown(rule[member] ?? 0), (typed) => {
      const seconds = typed.trim() === '' ? fine(0) : readSeconds(typed);
      return seconds.ok ? fine({ [member]: seconds.value }) : seconds;
    }),
  ),
];

/** Conditions that have no columns: they are edited beside the grid. */
export const othersOf = (point: Point): Rule[] => point.conditions.filter((rule) => rule.condition !== 'high' && rule.condition !== 'low');

export const COLUMNS: readonly Column[] = [
  {
    key: 'pointId',
    group: 'point',
    look: 'tag',
    width: 8,
    read: (point) => point.pointId,
    write: (point, typed, base) =>
      base !== undefined
        ? typed.trim() === base.pointId ? fine(point) : wrong('bench.fault.rename')
        : /^[A-Za-z0-9_.-]{1,64}$/.test(narrow(typed)) ? fine({ ...point, pointId: narrow(typed) }) : wrong('bench.fault.pointId'),
  },
  text('name', 10.5),
  { key: 'kind', group: 'point', look: 'kind', width: 6.6, read: (point) => point.kind, write: (point, typed) => set(point, 'kind', readKind(typed)) },
  text('unit', 4.2),
  text('equipment', 5.9),
  plainNumber('rangeLow', 4.4),
  plainNumber('rangeHigh', 4.4),
  plainNumber('period', 4.3),
  limit('LL'),
  priority('LL'),
  limit('L'),
  priority('L'),
  ...sideColumns('low'),
  limit('H'),
  priority('H'),
  limit('HH'),
  priority('HH'),
  ...sideColumns('high'),
  {
    key: 'others',
    group: 'point',
    look: 'others',
    width: 9,
    read: (point) => othersOf(point).map((rule) => rule.condition).join(' '),
    write: (point) => fine(point),
  },
];

export const columnOf = (key: string): Column | undefined => COLUMNS.find((column) => column.key === key);
