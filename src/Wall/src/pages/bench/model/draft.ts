import { COLUMNS, columnOf } from './columns';
import type { Point } from './types';

/**
 * What an engineer changed and did not propose yet. Kept in the browser with every key: only what differs from the rules in force,
 * and texts that are no value yet as they were typed.
 */
export interface BenchDraft {
  /** Version of the rules that it was begun on; 0 while nothing is changed. */
  basedOn: number;
  /** Points in force that differ, by tag. */
  changed: Record<string, Point>;
  /** New points, by a key that stays while the tag is typed. */
  added: { key: string; point: Point }[];
  /** Tags of points to be dropped. */
  removed: string[];
  /** Texts that are no value, by `cellKey`. */
  typed: Record<string, string>;
  reason: string;
  basis: string;
}

export const EMPTY: BenchDraft = { basedOn: 0, changed: {}, added: [], removed: [], typed: {}, reason: '', basis: '' };

export interface Row {
  key: string;
  point: Point;
  /** As it is in force; absent for a new point. */
  base: Point | undefined;
  removed: boolean;
}

export const cellKey = (row: string, column: string): string => `${row}\t${column}`;

export const isEmpty = (draft: BenchDraft): boolean =>
  Object.keys(draft.changed).length === 0 && draft.added.length === 0 && draft.removed.length === 0 && Object.keys(draft.typed).length === 0;

/** All rows of the grid: the points in force with what was changed, then the new ones. */
export function rowsOf(draft: BenchDraft, base: readonly Point[]): Row[] {
  const removed = new Set(draft.removed);
  return [
    ...base.map((point) => ({ key: point.pointId, point: draft.changed[point.pointId] ?? point, base: point, removed: removed.has(point.pointId) })),
    ...draft.added.map(({ key, point }) => ({ key, point, base: undefined, removed: false })),
  ];
}

/** The points to propose, and beside each the key of its row. */
export function pointsOf(draft: BenchDraft, base: readonly Point[]): { points: Point[]; keys: string[] } {
  const rows = rowsOf(draft, base).filter((row) => !row.removed);
  return { points: rows.map((row) => row.point), keys: rows.map((row) => row.key) };
}

/** Replaces the point of a row; one that is as in force again is no change. */
export function putPoint(draft: BenchDraft, row: Pick<Row, 'key' | 'base'>, point: Point): BenchDraft {
  if (row.base === undefined) {
    return { ...draft, added: draft.added.map((one) => (one.key === row.key ? { ...one, point } : one)) };
  }
  const changed = { ...draft.changed };
  if (same(point, row.base)) {
    delete changed[row.key];
  } else {
    changed[row.key] = point;
  }
  return { ...draft, changed };
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).filter(([, member]) => member != null).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => [key, sorted(member)]))
    : value;
}

/**
 * Types texts into the cells of a row. Limits first, whatever their place: priority and delay of a limit that does not exist yet
 * would be refused. What is no value stays as typed; what was none before is tried again, for it may be one now.
 */
export function typeInto(draft: BenchDraft, row: Row, texts: Readonly<Record<string, string>>): BenchDraft {
  const own = Object.fromEntries(Object.entries(draft.typed).filter(([key]) => key.startsWith(cellKey(row.key, ''))));
  const before = Object.fromEntries(Object.entries(own).map(([key, text]) => [key.slice(row.key.length + 1), text]));
  const typed = Object.fromEntries(Object.entries(draft.typed).filter(([key]) => !(key in own)));
  let point = row.point;
  const all: Record<string, string> = { ...before, ...texts };
  for (const column of [...COLUMNS].sort((a, b) => Number(!isLimit(a.key)) - Number(!isLimit(b.key)))) {
    const text = all[column.key];
    if (text === undefined || column.look === 'others') {
      continue;
    }
    const result = column.write(point, text, row.base);
    if (result.ok) {
      point = result.value;
    } else {
      typed[cellKey(row.key, column.key)] = text;
    }
  }
  return putPoint({ ...draft, typed }, row, point);
}

const isLimit = (key: string): boolean => key === 'H' || key === 'HH' || key === 'L' || key === 'LL';

/** What a cell shows, and the key of what is wrong with it. */
export function cellOf(draft: BenchDraft, row: Row, column: string): { text: string; fault: string | null } {
  const of = columnOf(column);
  const typed = draft.typed[cellKey(row.key, column)];
  if (of === undefined || typed === undefined) {
    return { text: of?.read(row.point) ?? '', fault: null };
  }
  const result = of.write(row.point, typed, row.base);
  return { text: typed, fault: result.ok ? null : result.fault };
}

let made = 0;

/** A row for a new point. */
export function addPoint(draft: BenchDraft, some: Partial<Point> = {}): { draft: BenchDraft; key: string } {
  const taken = new Set(draft.added.map((one) => one.key));
  let key: string;
  do {
    made += 1;
    key = `+${made}`;
  } while (taken.has(key));
  const point: Point = { pointId: '', name: '', kind: 'other', unit: '', rangeLow: 0, rangeHigh: 100, period: 0, safety: false, conditions: [], ...some };
  return { draft: { ...draft, added: [...draft.added, { key, point }] }, key };
}

/** Drops a new point, or marks one in force to be dropped; a second time takes the mark off. */
export function toggleRemoved(draft: BenchDraft, row: Row): BenchDraft {
  const typed = Object.fromEntries(Object.entries(draft.typed).filter(([key]) => !key.startsWith(cellKey(row.key, ''))));
  if (row.base === undefined) {
    return { ...draft, typed, added: draft.added.filter((one) => one.key !== row.key) };
  }
  return { ...draft, removed: row.removed ? draft.removed.filter((tag) => tag !== row.key) : [...draft.removed, row.key] };
}
