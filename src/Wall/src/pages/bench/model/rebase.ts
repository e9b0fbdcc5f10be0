import { COLUMNS, othersOf } from './columns';
import { type BenchDraft, putPoint, rowsOf, same, typeInto } from './draft';
import type { Point } from './types';

export interface Rebased {
  draft: BenchDraft;
  /** Cells that both changed, differently: `tag column`. What was typed here stays. */
  conflicts: string[];
}

/**
 * A draft that was begun on rules that are no longer in force, on those that are: cell by cell what the engineer changed, on top of
 * what others changed meanwhile.
 */
export function rebase(draft: BenchDraft, before: readonly Point[], now: readonly Point[], version: number): Rebased {
  const old = new Map(before.map((point) => [point.pointId, point]));
  const there = new Set(now.map((point) => point.pointId));
  const conflicts: string[] = [];
  let next: BenchDraft = { ...draft, basedOn: version, changed: {}, removed: draft.removed.filter((tag) => there.has(tag)), added: draft.added.filter((one) => !there.has(one.point.pointId)) };
  for (const row of rowsOf(next, now)) {
    const mine = draft.changed[row.key];
    const was = old.get(row.key);
    if (mine === undefined || was === undefined) {
      continue;
    }
    const texts: Record<string, string> = {};
    for (const column of COLUMNS) {
      const [a, b, c] = [column.read(was), column.read(mine), column.read(row.point)];
      if (a !== b && column.look !== 'others') {
        texts[column.key] = b;
        if (c !== a && c !== b) {
          conflicts.push(`${row.key} ${column.key}`);
        }
      }
    }
    next = typeInto(next, row, texts);
    if (!same(othersOf(mine), othersOf(was))) {
      const point = next.changed[row.key] ?? row.point;
      const limits = point.conditions.filter((rule) => rule.condition === 'high' || rule.condition === 'low');
      next = putPoint(next, row, { ...point, conditions: [...limits, ...othersOf(mine)] });
      if (!same(othersOf(row.point), othersOf(was))) {
        conflicts.push(`${row.key} others`);
      }
    }
  }
  return { draft: next, conflicts };
}
