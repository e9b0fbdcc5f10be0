import { Alert, Button } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { request } from '../../api/http';
import { useQuery } from '../../app/router';
import { useNotify } from '../../components/Notices';
import { DraftNote } from '../../shared/DraftNote';
import { Grid } from './grid/Grid';
import { only, type Selection } from './grid/selection';
import { COLUMNS } from './model/columns';
import { addPoint, type BenchDraft, cellKey, cellOf, isEmpty } from './model/draft';
import { rebase } from './model/rebase';
import type { RuleSet } from './model/types';
import { PointSheet } from './sheet/PointSheet';
import { Proposal } from './Proposal';
import { StatusLine } from './StatusLine';
import { useBenchTexts } from './texts';
import { type Shown, Toolbar } from './tools/Toolbar';
import type { Bench } from './useBench';
import { useCheck } from './useCheck';
import { useMay } from './useMay';
import { setsPath } from './useStanding';

/** Points and limits of a site as a spreadsheet, and what becomes of the changes. */
export function Limits({ bench }: { bench: Bench }) {
  const { t } = useBenchTexts();
  const may = useMay();
  const [query, change] = useQuery();
  const [shown, setShown] = useState<Shown>('all');
  const [selection, setSelection] = useState<Selection>(only({ row: 0, column: 0 }));
  const [opened, setOpened] = useState<string | null>(null);
  const { draft, base, standing } = bench;
  const { check, checking } = useCheck(bench.siteId, draft.value, base, standing.version, may.propose);
  const wanted = (query['q'] ?? '').trim().toLowerCase();
  const rows = useMemo(
    () =>
      bench.rows.filter((row) => {
        const text = `${row.point.pointId} ${row.point.name} ${row.point.nameEn ?? ''} ${row.point.equipment ?? ''}`.toLowerCase();
        const faulty = check.cells.has(row.key) || COLUMNS.some((column) => cellKey(row.key, column.key) in draft.value.typed);
        const changed = row.base === undefined || row.removed || row.key in draft.value.changed;
        return (text.includes(wanted) || row.base === undefined) && (shown === 'all' || faulty || (shown === 'changed' && changed));
      }),
    [bench.rows, wanted, shown, check, draft.value],
  );
  const focused = query['point'] ?? '';
  const condition = query['condition'] ?? '';
  const adopt = query['adopt'] ?? '';

  useEffect(() => {
    // A link from the noisy alarms: to the limit itself, or, for a condition without columns, to its form.
    const row = rows.findIndex((one) => one.key === focused);
    if (focused !== '' && row >= 0) {
      const column = COLUMNS.findIndex((one) => one.key === (condition.startsWith('low') ? 'L' : 'H'));
      setSelection(only({ row, column }));
      if (condition !== '' && !/^(high|low)$/.test(condition)) {
        setOpened(focused);
      }
    }
    // Only when the link is followed: afterwards the reader moves freely.
  }, [focused, condition]);
  useEffect(() => {
    if (adopt === '' || !may.propose) {
      return;
    }
    const there = new Set(bench.rows.map((row) => row.point.pointId));
    const tags = adopt.split(',').filter((tag) => tag !== '' && !there.has(tag));
    if (tags.length > 0) {
      bench.change((now) => tags.reduce((next, tag) => addPoint(next, { pointId: tag }).draft, now));
    }
    setSelection(only({ row: bench.rows.length, column: 1 }));
    change({ adopt: '' });
  }, [adopt, may.propose, bench, change]);

  const apply = useCallback((next: BenchDraft) => bench.change(next), [bench]);
  const add = () => {
    bench.change((now) => addPoint(now).draft);
    change({ q: '' });
    setShown('all');
    setSelection(only({ row: bench.rows.length, column: 0 }));
  };
  const nextFault = () => {
    const all = rows.flatMap((row, y) => COLUMNS.flatMap((column, x) => (cellOf(draft.value, row, column.key).fault !== null || check.cells.get(row.key)?.has(column.key) ? [{ row: y, column: x }] : [])));
    const after = all.find((place) => place.row > selection.at.row || (place.row === selection.at.row && place.column > selection.at.column)) ?? all[0];
    if (after !== undefined) {
      setSelection(only(after));
    }
  };
  const row = rows[selection.at.row];
  const open = bench.rows.find((one) => one.key === opened);
  return (
    <div className="bench-limits">
      <Toolbar bench={bench} shown={shown} onShown={setShown} onAdd={add} row={row} onOpen={() => row !== undefined && setOpened(row.key)} />
      {!isEmpty(draft.value) && <DraftNote restoredAt={draft.restoredAt} onDiscard={draft.clear} />}
      {!isEmpty(draft.value) && draft.value.basedOn !== standing.version && <Superseded bench={bench} />}
      <Grid
        draft={draft.value}
        base={base}
        rows={rows}
        faults={check.cells}
        readOnly={!may.propose}
        selection={selection}
        onSelect={setSelection}
        onChange={apply}
        onUndo={bench.undo}
        onOpen={(one) => setOpened(one.key)}
      >
        {rows.length === 0 && <p className="empty">{bench.rows.length === 0 ? t('bench.noPoints') : t('bench.noneFound')}</p>}
      </Grid>
      <StatusLine row={row} column={COLUMNS[selection.at.column]?.key ?? ''} draft={draft.value} check={check} />
      {may.propose && !isEmpty(draft.value) && <Proposal bench={bench} check={check} checking={checking} onNextFault={nextFault} />}
      {open !== undefined && <PointSheet bench={bench} row={open} check={check} readOnly={!may.propose} onClose={() => setOpened(null)} />}
    </div>
  );
}

/** Somebody else's rules came into force since the draft was begun. */
function Superseded({ bench }: { bench: Bench }) {
  const { t } = useBenchTexts();
  const notify = useNotify();
  const { draft, standing, base, siteId } = bench;
  const go = async () => {
    const old = await request<RuleSet>('GET', `${setsPath(siteId)}/${draft.value.basedOn}`);
    if (!old.ok || old.value.content === null) {
      notify(t('rest.failed', { status: old.ok ? 404 : old.failure.status }), true);
      return;
    }
    const { draft: next, conflicts } = rebase(draft.value, old.value.content.points, base, standing.version);
    draft.set(next);
    notify(conflicts.length === 0 ? t('bench.rebased', { n: standing.version }) : t('bench.conflicts', { cells: conflicts.join(', ') }), conflicts.length > 0);
  };
  return (
    <Alert
      type="warning"
      showIcon
      title={t('bench.superseded', { old: draft.value.basedOn, now: standing.version })}
      action={
        <Button size="small" type="primary" onClick={() => void go()}>
          {t('bench.rebase', { n: standing.version })}
        </Button>
      }
    />
  );
}
