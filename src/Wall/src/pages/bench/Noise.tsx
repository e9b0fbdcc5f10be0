import { Table } from 'antd';
import type { AlarmRecord } from '../../api/types';
import { Link } from '../../app/Link';
import { hrefOf } from '../../app/router';
import { PriorityMark } from '../../components/Marks';
import { useFeed, useServerNow } from '../../feed/FeedContext';
import { Moment } from '../../shared/Moment';
import { RestView } from '../../shared/RestView';
import { useRest } from '../../shared/useRest';
import { number, span } from '../../time/format';
import { type Chatter, type KpiTop, sourceOf, standingOf } from './model/noise';
import { useBenchTexts } from './texts';

interface Report {
  seat: string | null;
  from: string;
  to: string;
  alarms: number;
  top: KpiTop[];
  kpis: { name: string; title: string; titleEn: string; value: number | null; unit: string; verdict: string; text: string; textEn: string }[];
}

interface Flood {
  seat: string;
  chattering: Chatter[];
}

const SHOWN = new Set(['alarmsPerDay', 'topTenShare', 'chattering', 'fleeting', 'standing']);

/** The alarms that cost the most attention, of a site or of all, each leading to the limit to tune. */
export function Noise({ siteId }: { siteId?: string }) {
  const { t } = useBenchTexts();
  const floods = useRest<{ items: Flood[] }>('/api/v1/floods', 10_000);
  const seat = floods.data?.items[0]?.seat;
  const report = useRest<Report>(siteId !== undefined ? `/api/v1/kpis?siteId=${siteId}` : seat === undefined ? null : `/api/v1/kpis?seat=${seat}`, 60_000);
  const chattering = (floods.data?.items ?? []).flatMap((flood) => flood.chattering).filter((one) => siteId === undefined || one.siteId === siteId);
  return (
    <div className="bench-noise" data-testid="bench-noise">
      <RestView rest={report}>
        {(data) => (
          <>
            <Figures report={data} />
            <div className="bench-noise-lists">
              <section className="sheet">
                <h3>{t('bench.top')}</h3>
                <p>{t('bench.topText', { n: data.alarms })}</p>
                <Top rows={data.top} one={siteId !== undefined} />
              </section>
              <section className="sheet">
                <h3>{t('bench.chattering')}</h3>
                <p>{t('bench.chatteringText')}</p>
                <Chattering rows={chattering} one={siteId !== undefined} />
              </section>
              <Standing siteId={siteId} />
            </div>
          </>
        )}
      </RestView>
    </div>
  );
}

function Figures({ report }: { report: Report }) {
  const { pick } = useBenchTexts();
  return (
    <div className="bench-figures">
      {report.kpis.filter((kpi) => SHOWN.has(kpi.name)).map((kpi) => (
        <div key={kpi.name} className="sheet">
          <small>{pick(kpi.title, kpi.titleEn)}</small>
          <b>
            {number(kpi.value)} {kpi.value === null ? '' : kpi.unit}
          </b>
          <small>{pick(kpi.text, kpi.textEn)}</small>
        </div>
      ))}
    </div>
  );
}

function Tune({ siteId, source }: { siteId: string; source: string }) {
  const { t, word } = useBenchTexts();
  const { pointId, condition } = sourceOf(source);
  const href = hrefOf('bench', siteId, { point: pointId, condition });
  return pointId.startsWith('@') ? (
    <span>{word('condition', condition.split(':')[0] ?? '')}</span>
  ) : (
    <Link href={href} title={t('bench.tune')}>
      <code>{pointId}</code> {word('condition', condition.split(':')[0] ?? '')}
    </Link>
  );
}

function SiteName({ siteId }: { siteId: string }) {
  const { pick } = useBenchTexts();
  const site = useFeed((state) => state.sites.get(siteId));
  return <Link href={hrefOf('bench', siteId)}>{pick(site?.name, site?.nameEn) || siteId}</Link>;
}

function Top({ rows, one }: { rows: readonly KpiTop[]; one: boolean }) {
  const { t } = useBenchTexts();
  const most = Math.max(1, ...rows.map((row) => row.count));
  return (
    <Table<KpiTop>
      size="small"
      rowKey={(row) => `${row.siteId} ${row.source}`}
      dataSource={[...rows]}
      pagination={false}
      locale={{ emptyText: t('bench.quiet') }}
      columns={[
        { title: t('bench.source'), key: 'source', render: (_, row) => <Tune siteId={row.siteId} source={row.source} /> },
        ...(one ? [] : [{ title: t('sites.title'), key: 'site', ellipsis: true, render: (_: unknown, row: KpiTop) => <SiteName siteId={row.siteId} /> }]),
        {
          title: t('bench.alarms'),
          key: 'count',
          width: 130,
          render: (_, row) => (
            <span className="bench-bar">
              <meter min={0} max={most} value={row.count} aria-label={String(row.count)} /> {row.count}
            </span>
          ),
        },
        { title: '%', dataIndex: 'share', align: 'right', width: 60, render: (share: number) => number(share) },
      ]}
    />
  );
}

function Chattering({ rows, one }: { rows: readonly Chatter[]; one: boolean }) {
  const { t } = useBenchTexts();
  return (
    <Table<Chatter>
      size="small"
      rowKey={(row) => `${row.siteId} ${row.pointId} ${row.condition}`}
      dataSource={[...rows]}
      pagination={{ pageSize: 10, hideOnSinglePage: true }}
      locale={{ emptyText: t('bench.noChatter') }}
      columns={[
        { title: t('bench.source'), key: 'source', render: (_, row) => <Tune siteId={row.siteId} source={`${row.pointId} ${row.condition}`} /> },
        ...(one ? [] : [{ title: t('sites.title'), key: 'site', ellipsis: true, render: (_: unknown, row: Chatter) => <SiteName siteId={row.siteId} /> }]),
        { title: t('bench.times'), dataIndex: 'count', align: 'right' },
        { title: t('bench.since'), dataIndex: 'since', render: (at: string) => <Moment at={at} /> },
      ]}
    />
  );
}

/** Alarms that stand for more than a day, from the live list. */
function Standing({ siteId }: { siteId: string | undefined }) {
  const { t, pick } = useBenchTexts();
  const now = useServerNow(60_000);
  const alarms = useFeed((state) => state.alarms);
  const rows = standingOf(alarms.values(), now).filter((alarm) => siteId === undefined || alarm.siteId === siteId);
  return (
    <section className="sheet">
      <h3>{t('bench.standing')}</h3>
      <p>{t('bench.standingText')}</p>
      <Table<AlarmRecord>
        size="small"
        rowKey="id"
        dataSource={rows}
        pagination={{ pageSize: 10, hideOnSinglePage: true }}
        locale={{ emptyText: t('bench.noStanding') }}
        columns={[
          { title: t('bench.source'), key: 'source', render: (_, alarm) => <Tune siteId={alarm.siteId} source={`${alarm.pointId} ${alarm.condition}`} /> },
          { title: t('bench.alarm'), key: 'text', ellipsis: true, render: (_, alarm) => pick(alarm.text, alarm.textEn) },
          { title: t('bench.priority'), key: 'priority', render: (_, alarm) => <PriorityMark priority={alarm.priority} label={t(`priority.${alarm.priority}`)} /> },
          { title: t('bench.stands'), key: 'since', align: 'right', render: (_, alarm) => span(now - Date.parse(alarm.occurredAt)) },
        ]}
      />
    </section>
  );
}
