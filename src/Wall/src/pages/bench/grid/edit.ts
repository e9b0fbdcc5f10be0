import { COLUMNS } from '../model/columns';
import { addPoint, type BenchDraft, cellOf, type Row, rowsOf, typeInto } from '../model/draft';
import { fitPaste, formatPaste } from '../model/paste';
import { narrow } from '../model/read';
import type { Point } from '../model/types';
import type { Rect } from './selection';

/** Types one text into a cell. */
export const typeCell = (draft: BenchDraft, row: Row, column: number, text: string): BenchDraft => typeInto(draft, row, { [COLUMNS[column]?.key ?? '']: text });

const ID = 0;

/**
 * Puts a block from the clipboard at a selection. With tags in its first column (it begins in the column of tags) each line goes to
 * the point of that tag, wherever it stands, and a tag that is not there becomes a new point. Lines below the last row are new points too.
 */
export function paste(draft: BenchDraft, base: readonly Point[], shown: readonly Row[], rect: Rect, block: readonly (readonly string[])[]): BenchDraft {
  const byTag = rect.left === ID && (block[0]?.length ?? 0) > 1;
  const cells = byTag ? block.map((row) => [...row]) : fitPaste(block, rect.bottom - rect.top + 1, rect.right - rect.left + 1);
  let next = draft;
  cells.forEach((texts, y) => {
    const all = rowsOf(next, base);
    const under = shown[rect.top + y];
    const tag = narrow(texts[0] ?? '');
    let row = byTag ? (all.find((one) => one.point.pointId === tag) ?? (under?.base === undefined && under?.point.pointId === '' ? all.find((one) => one.key === under.key) : undefined)) : all.find((one) => one.key === under?.key);
    if (row === undefined) {
      if (texts.every((text) => text.trim() === '')) {
        return;
      }
      const made = addPoint(next);
      next = made.draft;
      row = rowsOf(next, base).find((one) => one.key === made.key);
    }
    if (row !== undefined) {
      const typed = texts.map((text, x) => [COLUMNS[rect.left + x]?.key ?? '', text] as const).filter(([key]) => key !== '' && key !== 'others');
      next = typeInto(next, row, Object.fromEntries(typed));
    }
  });
  return next;
}

/** Empties the cells of a selection; tags stay. */
export function clear(draft: BenchDraft, shown: readonly Row[], rect: Rect): BenchDraft {
  const columns = COLUMNS.slice(rect.left, rect.right + 1).filter((column) => column.key !== 'pointId' && column.key !== 'kind' && column.key !== 'others');
  return shown.slice(rect.top, rect.bottom + 1).reduce((now, row) => typeInto(now, row, Object.fromEntries(columns.map((column) => [column.key, '']))), draft);
}

/** The first row of a selection into those below it. */
export function fillDown(draft: BenchDraft, shown: readonly Row[], rect: Rect): BenchDraft {
  const first = shown[rect.top];
  if (first === undefined) {
    return draft;
  }
  const columns = COLUMNS.slice(rect.left, rect.right + 1).filter((column) => column.key !== 'pointId' && column.key !== 'others');
  const texts = Object.fromEntries(columns.map((column) => [column.key, cellOf(draft, first, column.key).text]));
  return shown.slice(rect.top + 1, rect.bottom + 1).reduce((now, row) => typeInto(now, row, texts), draft);
}

/** The cells of a selection for the clipboard, as the API names them: they can be pasted back. */
export const copy = (draft: BenchDraft, shown: readonly Row[], rect: Rect): string =>
  formatPaste(shown.slice(rect.top, rect.bottom + 1).map((row) => COLUMNS.slice(rect.left, rect.right + 1).map((column) => cellOf(draft, row, column.key).text)));
