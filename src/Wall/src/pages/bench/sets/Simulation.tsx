import { Table } from 'antd';
import { useMemo, useState } from 'react';
import { PriorityMark } from '../../../components/Marks';
import { useRest } from '../../../shared/useRest';
import { clock, dateTime, day, number, span } from '../../../time/format';
import type { Effect, Point, RuleSet, SimulatedAlarm, SimulatedLoad, SimulationReport } from '../model/types';
import { useBenchTexts } from '../texts';
import { setsPath } from '../useStanding';
import { SimTrendLazy } from './SimTrendLazy';

const EFFECTS: readonly Effect[] = ['added', 'removed', 'longer', 'shorter', 'other'];

/** What a proposal would have done: figures, and each alarm that differs, on the trend with both limits. */
export function Simulation({ siteId, report, proposed, basedOn }: { siteId: string; report: SimulationReport; proposed: readonly Point[]; basedOn: number }) {
  const { t, word } = useBenchTexts();
  const [effect, setEffect] = useState<Effect | null>(null);
  const [chosen, setChosen] = useState<SimulatedAlarm | null>(report.alarms[0] ?? null);
  const present = useRest<RuleSet>(`${setsPath(siteId)}/${basedOn}`);
  const alarms = useMemo(() => report.alarms.filter((alarm) => effect === null || alarm.effect === effect), [report, effect]);
  return (
    <div className="bench-sim" data-testid="bench-simulation">
      <h4>{t('bench.simulation')}</h4>
      <p>
        {t('bench.simSpan', { from: dateTime(report.from), to: dateTime(report.to), samples: report.samples, seconds: number(report.seconds) })} {report.cutShort && <b>{t('bench.cutShort')}</b>}
      </p>
      {report.notSimulated.length > 0 && <p>{t('bench.notSimulated', { what: report.notSimulated.map((one) => word('condition', one)).join(', ') })}</p>}
      {report.removedGasLevel2 > 0 && <p className="draft-note">{t('bench.gasRemoved', { n: report.removedGasLevel2 })}</p>}
      <Loads present={report.presentLoad} proposed={report.proposedLoad} />
      <div className="bench-effects" role="group" aria-label={t('bench.effects')}>
        {EFFECTS.map((one) => (
          <button key={one} type="button" className="quiet" aria-pressed={effect === one} disabled={report[one] === 0} onClick={() => setEffect(effect === one ? null : one)} data-testid={`sim-${one}`}>
            {MARK[one]} {word('bench.effect', one)} <b>{report[one]}</b>
          </button>
        ))}
      </div>
      {chosen !== null && <SimTrendLazy siteId={siteId} alarm={chosen} alarms={report.alarms} report={report} present={present.data?.content?.points ?? []} proposed={proposed} />}
      <Table<SimulatedAlarm>
        size="small"
        rowKey={(alarm) => `${alarm.pointId}/${alarm.condition}/${alarm.name ?? ''}/${alarm.presentFrom ?? ''}/${alarm.proposedFrom ?? ''}`}
        dataSource={alarms}
        locale={{ emptyText: t('bench.noDifference') }}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        rowClassName={(alarm) => (alarm === chosen ? 'bench-chosen' : '')}
        onRow={(alarm) => ({ onClick: () => setChosen(alarm) })}
        columns={[
          {
            title: t('bench.effects'),
            key: 'effect',
            render: (_, alarm) => (
              <button type="button" className="bench-link" onClick={() => setChosen(alarm)}>
                {MARK[alarm.effect]} {word('bench.effect', alarm.effect)}
              </button>
            ),
          },
          { title: t('bench.col.pointId'), key: 'point', render: (_, alarm) => <code>{alarm.pointId}</code> },
          { title: t('bench.condition'), key: 'condition', render: (_, alarm) => `${word('condition', alarm.condition)} ${alarm.name ?? ''} ${alarm.level}` },
          { title: t('bench.priority'), key: 'priority', render: (_, alarm) => <PriorityMark priority={alarm.priority} label={word('priority', alarm.priority)} /> },
          { title: t('bench.present'), key: 'present', render: (_, alarm) => interval(alarm.presentFrom, alarm.presentTo, report.to) },
          { title: t('bench.proposedRules'), key: 'proposed', render: (_, alarm) => interval(alarm.proposedFrom, alarm.proposedTo, report.to) },
        ]}
      />
    </div>
  );
}

/** A shape beside the word. */
const MARK: Readonly<Record<Effect, string>> = { added: '＋', removed: '－', longer: '↔', shorter: '↣', other: '~' };

function interval(from: string | null, to: string | null, end: string): string {
  if (from === null) {
    return '–';
  }
  const begin = Date.parse(from);
  return `${day(begin).slice(5)} ${clock(begin)} · ${to === null ? '>' : ''}${span(Date.parse(to ?? end) - begin)}`;
}

/** Alarms by priority under both rules. */
function Loads({ present, proposed }: { present: SimulatedLoad; proposed: SimulatedLoad }) {
  const { t, word } = useBenchTexts();
  const rows: [string, number, number][] = [
    [t('bench.total'), present.alarms, proposed.alarms],
    ...(['critical', 'high', 'medium', 'low'] as const).map((one): [string, number, number] => [word('priority', one), present[one], proposed[one]]),
    [t('bench.worstTen'), present.worstTenMinutes, proposed.worstTenMinutes],
  ];
  return (
    <table className="bench-loads">
      <thead>
        <tr>
          <th />
          {rows.map(([name]) => (
            <th key={name}>{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th>{t('bench.present')}</th>
          {rows.map(([name, a]) => (
            <td key={name}>{a}</td>
          ))}
        </tr>
        <tr>
          <th>{t('bench.proposedRules')}</th>
          {rows.map(([name, a, b]) => (
            <td key={name}>
              {b} {b !== a && <small>({b > a ? '+' : '−'}{Math.abs(b - a)})</small>}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
