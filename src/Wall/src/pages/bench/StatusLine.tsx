import { columnOf } from './model/columns';
import { type BenchDraft, cellOf, type Row } from './model/draft';
import { useBenchTexts } from './texts';
import type { Check } from './useCheck';

/** About the cell where typing goes: what it is, what it was, what is wrong with it. */
export function StatusLine({ row, column, draft, check }: { row: Row | undefined; column: string; draft: BenchDraft; check: Check }) {
  const { t, word, pick } = useBenchTexts();
  if (row === undefined) {
    return <p className="bench-status" />;
  }
  const { text, fault } = cellOf(draft, row, column);
  const was = row.base === undefined ? null : (columnOf(column)?.read(row.base) ?? null);
  const said = check.cells.get(row.key)?.get(column) ?? [];
  const shown = (value: string) => (/Priority$/.test(column) && value !== '' ? word('priority', value) : column === 'kind' ? word('bench.kind', value) : value === '' ? t('bench.nothing') : value);
  return (
    <p className="bench-status" aria-live="polite" data-testid="bench-status">
      <code>{row.point.pointId || t('bench.newPoint')}</code>
      <b>{`${word('bench.group', columnOf(column)?.group ?? '')} ${word('bench.col', column)}`}</b>
      {row.base === undefined && <span>{t('bench.isNew')}</span>}
      {row.removed && <span>{t('bench.willGo')}</span>}
      {was !== null && was !== text && column !== 'others' && <span>{t('bench.was', { old: shown(was), now: fault === null ? shown(text) : text })}</span>}
      {fault !== null && <strong className="bench-fault">{t(fault as 'bench.fault.number')}</strong>}
      {fault === null && said.length > 0 && <strong className="bench-fault">{said.map((one) => pick(one.text, one.textEn)).join(' · ')}</strong>}
      <span className="spring" />
      <small>{t('bench.keys')}</small>
    </p>
  );
}
