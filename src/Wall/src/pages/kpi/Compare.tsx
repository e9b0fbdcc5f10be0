import { Segmented, Table } from 'antd';
import { useMemo } from 'react';
import { useFeed } from '../../feed/FeedContext';
import { type Asked, pathOf } from './asked';
import { Bullet, scaleOf } from './Bullet';
import { shown } from './shown';
import { useKpiTexts } from './texts';
import type { KpiReport, KpiValue, Seat } from './types';
import { useReports } from './useReports';
import { VerdictMark } from './VerdictMark';

export type CompareBy = 'seat' | 'shift' | 'site';

interface Props {
  asked: Asked;
  seats: readonly Seat[];
  by: CompareBy;
  onBy: (by: CompareBy) => void;
  /** Somebody wants to see one line alone. */
  onOpen: (change: { seat?: string; siteId?: string; shift?: string }) => void;
}

interface Line {
  key: string;
  name: string;
  path: string;
  change: { seat?: string; siteId?: string; shift?: string };
  report: KpiReport | undefined;
}

/** Most sites compared: each is a report of its own. */
const MOST_SITES = 100;

const figureOf = (line: Line, name: string): KpiValue | undefined => line.report?.kpis.find((kpi) => kpi.name === name);

/** The load of all seats, shifts or sites side by side, on one scale, worst first. */
export function Compare({ asked, seats, by, onBy, onOpen }: Props) {
  const { t } = useKpiTexts();
  const all = useFeed((state) => state.sites.size);
  const lines = useLines(asked, seats, by);
  const { reports, done } = useReports(useMemo(() => lines.map((line) => line.path), [lines]));
  const rows = lines.map((line) => ({ ...line, report: reports.get(line.path) }));
  const most = Math.max(...rows.map((line) => perDay(line)).map((kpi) => scaleOf(kpi?.value, kpi?.target, kpi?.limit)), 1);
  if (by === 'site') {
    rows.sort((a, b) => (perDay(b)?.value ?? -1) - (perDay(a)?.value ?? -1));
  }
  return (
    <section className="sheet" aria-label={t('kpi.compare')}>
      <h3>
        {t('kpi.compare')}{' '}
        <Segmented<CompareBy>
          size="small"
          value={by}
          options={(['shift', 'site', 'seat'] as const).map((value) => ({ value, label: t(`kpi.by.${value}`) }))}
          onChange={onBy}
        />{' '}
        <small>{done < lines.length && t('kpi.counting', { n: done, of: lines.length })}</small>
        {by === 'site' && all > MOST_SITES && <small>{t('kpi.firstSites', { n: MOST_SITES, of: all })}</small>}
      </h3>
      <Table<Line>
        size="small"
        dataSource={rows}
        pagination={{ pageSize: 12, hideOnSinglePage: true, size: 'small', showSizeChanger: false }}
        columns={[
          {
            title: t(`kpi.by.${by}`),
            key: 'name',
            render: (_, line) => (
              <button type="button" className="link" onClick={() => onOpen(line.change)}>
                {line.name}
              </button>
            ),
          },
          { title: t('kpi.alarms'), key: 'alarms', align: 'right', render: (_, line) => line.report?.alarms ?? '…' },
          { title: t('kpi.perDay'), key: 'perDay', align: 'right', render: (_, line) => <b>{shown(perDay(line)?.value, '')}</b> },
          {
            title: t('kpi.drawn'),
            key: 'bar',
            width: '28%',
            render: (_, line) => {
              const kpi = perDay(line);
              return kpi && <Bullet value={kpi.value} target={kpi.target} limit={kpi.limit} bad={kpi.verdict === 'bad'} most={most} />;
            },
          },
          { title: t('kpi.worst10'), key: 'worst', align: 'right', render: (_, line) => shown(figureOf(line, 'worst10Min')?.value, '') },
          { title: t('kpi.flood'), key: 'flood', align: 'right', render: (_, line) => shown(figureOf(line, 'timeInFlood')?.value, '%') },
          {
            title: t('kpi.verdict'),
            key: 'verdict',
            render: (_, line) => {
              const kpi = perDay(line);
              return kpi && <VerdictMark kpi={kpi} />;
            },
          },
        ]}
      />
    </section>
  );
}

const perDay = (line: Line) => figureOf(line, 'alarmsPerDay');

function useLines(asked: Asked, seats: readonly Seat[], by: CompareBy): Omit<Line, 'report'>[] {
  const { t, pick, lang } = useKpiTexts();
  const sites = useFeed((state) => state.sites);
  // Only which sites there are counts here, and not every change of their state.
  const ids = [...sites.keys()].sort().slice(0, MOST_SITES).join();
  return useMemo(() => {
    const line = (key: string, name: string, change: Line['change']) => ({ key, name, change, path: pathOf({ ...asked, ...change }) });
    const seat = seats.find((one) => one.id === asked.seat);
    switch (by) {
      case 'seat':
        return seats.map((one) => line(one.id, pick(one.name, one.nameEn) || one.id, { seat: one.id, shift: '', siteId: '' }));
      case 'shift':
        return [
          line('', t('kpi.wholeDay'), { shift: '' }),
          ...(seat?.shifts ?? []).map((one) => line(one.id, `${pick(one.name, one.nameEn) || one.id} ${one.start}–${one.end}`, { shift: one.id })),
        ];
      case 'site':
        return ids === '' ? [] : ids.split(',').map((id) => line(id, pick(sites.get(id)?.name, sites.get(id)?.nameEn) || id, { siteId: id }));
    }
    // `sites` changes with every state of a site; its names do not.
  }, [asked, seats, by, ids, lang]);
}
