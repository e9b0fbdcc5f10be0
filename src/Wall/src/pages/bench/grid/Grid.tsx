import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Fault } from '../../../api/http';
import { COLUMNS } from '../model/columns';
import { type BenchDraft, cellOf, type Row } from '../model/draft';
import { parsePaste } from '../model/paste';
import type { Point } from '../model/types';
import { useBenchTexts } from '../texts';
import { CellEditor } from './CellEditor';
import { clear, copy, fillDown, paste, typeCell } from './edit';
import { GRID_WIDTH, GridHead } from './GridHead';
import { GridRow } from './GridRow';
import { moved, only, type Place, rectOf, type Selection } from './selection';
import { useWindow } from './useWindow';

/** Height of a row, px: the same for all, so that only those in sight need be drawn. */
const ROW = 30;

interface Props {
  draft: BenchDraft;
  base: readonly Point[];
  rows: readonly Row[];
  faults: ReadonlyMap<string, ReadonlyMap<string, Fault[]>>;
  readOnly: boolean;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  onChange: (draft: BenchDraft) => void;
  onUndo: () => void;
  onOpen: (row: Row) => void;
  /** What stands below the rows. */
  children?: ReactNode;
}

/** Points and limits as a spreadsheet: keyboard, ranges, and the clipboard of Excel. */
export function Grid({ draft, base, rows, faults, readOnly, selection, onSelect, onChange, onUndo, onOpen, children }: Props) {
  const { t } = useBenchTexts();
  const box = useRef<HTMLDivElement>(null);
  const dragging = useRef(false);
  const [editing, setEditing] = useState<string | null>(null);
  const { first, last } = useWindow(box, rows.length, ROW);
  const rect = useMemo(() => rectOf(selection), [selection]);
  const { at } = selection;

  useEffect(() => {
    document.getElementById(`cell-${selection.to.row}-${selection.to.column}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const element = box.current;
    const top = selection.to.row * ROW;
    if (element !== null && (top < element.scrollTop || top > element.scrollTop + element.clientHeight - 4 * ROW)) {
      element.scrollTop = Math.max(0, top - element.clientHeight / 2);
    }
  }, [selection]);
  useEffect(() => {
    const stop = () => (dragging.current = false);
    window.addEventListener('mouseup', stop);
    return () => window.removeEventListener('mouseup', stop);
  }, []);

  const row = rows[at.row];
  const begin = (text: string) => {
    if (row === undefined) {
      return;
    }
    if (COLUMNS[at.column]?.look === 'others') {
      onOpen(row);
    } else if (!readOnly && !row.removed) {
      flushSync(() => setEditing(text));
    }
  };
  const take = useCallback(
    (text: string, key: { key: string; shiftKey: boolean } | null) => {
      setEditing(null);
      if (row !== undefined && text !== cellOf(draft, row, COLUMNS[at.column]?.key ?? '').text) {
        onChange(typeCell(draft, row, at.column, text));
      }
      if (key !== null) {
        onSelect(moved(only(at), { ...key, ctrlKey: false, metaKey: false }, rows.length, COLUMNS.length) ?? only(at));
      }
      box.current?.focus();
    },
    [draft, row, at, rows.length, onChange, onSelect],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== box.current) {
      return;
    }
    const control = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      begin(row === undefined ? '' : cellOf(draft, row, COLUMNS[at.column]?.key ?? '').text);
    } else if (event.key === 'Tab' && (event.shiftKey ? at.column === 0 : at.column === COLUMNS.length - 1)) {
      // At an end of the row Tab leaves the grid: nobody is caught in it.
    } else if (!readOnly && (event.key === 'Delete' || event.key === 'Backspace')) {
      event.preventDefault();
      onChange(clear(draft, rows, rect));
    } else if (!readOnly && control && (key === 'z' || key === 'd')) {
      event.preventDefault();
      key === 'z' ? onUndo() : onChange(fillDown(draft, rows, rect));
    } else if (!control && !event.altKey && (event.key.length === 1 || event.key === 'Process')) {
      // The letter itself, or what an input method makes of it, goes into the field that opens now.
      begin('');
    } else {
      const next = moved(selection, event, rows.length, COLUMNS.length);
      if (next !== null) {
        event.preventDefault();
        onSelect(next);
      }
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (readOnly || text === '' || (event.target !== box.current && !/[\t\n]/.test(text))) {
      return;
    }
    event.preventDefault();
    setEditing(null);
    const block = parsePaste(text);
    onChange(paste(draft, base, rows, rect, block));
    const to = { row: Math.min(rows.length - 1, Math.max(rect.bottom, rect.top + block.length - 1)), column: Math.min(COLUMNS.length - 1, rect.left + Math.max(rect.right - rect.left + 1, block[0]?.length ?? 1) - 1) };
    onSelect({ at: { row: rect.top, column: rect.left }, to });
    box.current?.focus();
  };
  const onCopy = (event: ClipboardEvent) => {
    if (event.target === box.current) {
      event.preventDefault();
      event.clipboardData.setData('text/plain', copy(draft, rows, rect));
    }
  };
  const placeOf = (event: MouseEvent): Place | null => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('td[data-row]');
    return cell === null ? null : { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
  };
  const onMouse = (event: MouseEvent) => {
    const place = placeOf(event);
    if (place === null || event.button !== 0 || (event.target as HTMLElement).tagName === 'INPUT') {
      return;
    }
    if (event.type === 'mousedown') {
      event.preventDefault();
      box.current?.focus();
      dragging.current = true;
      onSelect(event.shiftKey ? { at, to: place } : only(place));
    } else if (dragging.current && event.buttons === 1 && (place.row !== selection.to.row || place.column !== selection.to.column)) {
      onSelect({ at, to: place });
    }
  };

  return (
    <div
      ref={box}
      className="bench-grid"
      tabIndex={0}
      role="grid"
      aria-label={t('bench.grid')}
      aria-rowcount={rows.length + 2}
      aria-colcount={COLUMNS.length}
      aria-activedescendant={row === undefined ? undefined : `cell-${at.row}-${at.column}`}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      onCopy={onCopy}
      onMouseDown={onMouse}
      onMouseMove={onMouse}
      onDoubleClick={(event) => placeOf(event) !== null && (event.target as HTMLElement).tagName !== 'INPUT' && begin(row === undefined ? '' : cellOf(draft, row, COLUMNS[at.column]?.key ?? '').text)}
      data-testid="bench-grid"
    >
      <table style={{ width: `${GRID_WIDTH}rem` }} role="presentation">
        <GridHead />
        <tbody role="rowgroup">
          {first > 0 && <tr style={{ height: first * ROW }} aria-hidden />}
          {rows.slice(first, Math.max(first, last)).map((one, i) => {
            const index = first + i;
            const inside = index >= rect.top && index <= rect.bottom;
            return (
              <GridRow
                key={one.key}
                row={one}
                index={index}
                draft={draft}
                faults={faults.get(one.key) ?? null}
                left={inside ? rect.left : -1}
                right={inside ? rect.right : -1}
                at={index === at.row ? at.column : -1}
              />
            );
          })}
          {last < rows.length && <tr style={{ height: (rows.length - last) * ROW }} aria-hidden />}
        </tbody>
      </table>
      {editing !== null && <CellEditor key={`${at.row}-${at.column}`} cell={`cell-${at.row}-${at.column}`} box={box} initial={editing} onTake={take} onCancel={() => (setEditing(null), box.current?.focus())} />}
      {children}
    </div>
  );
}
