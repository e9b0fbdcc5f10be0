import { memo } from 'react';
import type { Fault } from '../../../api/http';
import { COLUMNS } from '../model/columns';
import { type BenchDraft, cellKey, cellOf, type Row } from '../model/draft';
import { useBenchTexts } from '../texts';

interface Props {
  row: Row;
  index: number;
  draft: BenchDraft;
  /** Faults of this row that the server found, by column; null if none. */
  faults: ReadonlyMap<string, Fault[]> | null;
  /** First and last selected column, -1 if none is. */
  left: number;
  right: number;
  /** Column where typing goes, -1 if it is another row. */
  at: number;
}

/** A row of the grid. Drawn again only if something of it changed. */
export const GridRow = memo(function GridRow({ row, index, draft, faults, left, right, at }: Props) {
  const { t, word, pick } = useBenchTexts();
  const look = row.removed ? 'bench-row bench-row-gone' : row.base === undefined ? 'bench-row bench-row-new' : 'bench-row';
  return (
    <tr className={look} role="row" aria-rowindex={index + 3} data-testid={`bench-row-${row.point.pointId}`}>
      {COLUMNS.map((column, i) => {
        const { text, fault } = cellOf(draft, row, column.key);
        const said = faults?.get(column.key);
        const was = row.base === undefined ? null : column.read(row.base);
        const changed = row.base !== undefined && (text !== was || fault !== null || (column.look === 'others' && othersDiffer(row)));
        const why = fault === null ? (said ?? []).map((one) => pick(one.text, one.textEn)).join('\n') : t(fault as 'bench.fault.number');
        const names = ['bench-cell', `bench-cell-${column.look}`, i === 0 ? 'bench-cell-first' : '', changed ? 'bench-cell-changed' : '', why === '' ? '' : 'bench-cell-bad'];
        if (i >= left && i <= right) {
          names.push(i === at ? 'bench-cell-at' : 'bench-cell-in');
        }
        return (
          <td
            key={column.key}
            id={`cell-${index}-${i}`}
            className={names.filter((name) => name !== '').join(' ')}
            data-row={index}
            data-column={i}
            data-key={column.key}
            role="gridcell"
            aria-selected={i >= left && i <= right}
            aria-invalid={why === '' ? undefined : true}
            title={why || undefined}
          >
            {column.look === 'priority' && fault === null ? text && word('priority', text) : column.look === 'kind' && fault === null ? word('bench.kind', text) : column.look === 'others' ? others(row, word) : text}
          </td>
        );
      })}
    </tr>
  );
}, unchanged);

const othersDiffer = (row: Row): boolean => row.base !== undefined && JSON.stringify(restOf(row)) !== JSON.stringify(restOf({ ...row, point: row.base }));
/** What of a point has no column of its own. */
const restOf = ({ point }: Row) => [point.nameEn, point.hazardId, point.safety, point.conditions.map((rule) => (rule.levels === undefined ? rule : [rule.reAlarm, rule.guidance, rule.basis, rule.levels.map((level) => [level.latching, level.basis])]))];

const others = (row: Row, word: (group: string, word: string) => string): string =>
  row.point.conditions.filter((rule) => rule.levels === undefined).map((rule) => word('condition', rule.condition)).join(' · ') || '…';

function unchanged(a: Props, b: Props): boolean {
  return (
    a.row.point === b.row.point && a.row.base === b.row.base && a.row.removed === b.row.removed && a.index === b.index && a.left === b.left && a.right === b.right && a.at === b.at &&
    a.faults === b.faults && (a.draft.typed === b.draft.typed || COLUMNS.every((column) => a.draft.typed[cellKey(a.row.key, column.key)] === b.draft.typed[cellKey(b.row.key, column.key)]))
  );
}
