import { Table } from 'antd';
import { useServerNow } from '../../feed/FeedContext';
import { Moment } from '../../shared/Moment';
import { RestView } from '../../shared/RestView';
import { useRest } from '../../shared/useRest';
import { clock, dateTime, span } from '../../time/format';
import { gatewayPath, type Traffic, type TrafficEntry } from './types';
import { useGatewaysTexts } from './texts';

/** What comes, as it comes: waiting for the first message, received, refused and why. */
export function Live({ gatewayId }: { gatewayId: string }) {
  const rest = useRest<Traffic>(`${gatewayPath(gatewayId)}/traffic`, 1_500);
  return <RestView rest={rest}>{(traffic) => <View traffic={traffic} />}</RestView>;
}

function View({ traffic }: { traffic: Traffic }) {
  const { t } = useGatewaysTexts();
  const refused = Object.values(traffic.refused).reduce((sum, n) => sum + n, 0);
  return (
    <>
      <Stage traffic={traffic} refused={refused} />
      <div className="figures">
        <Figure name={t('gateways.lastSeen')} value={<Moment at={traffic.lastSeenAt} />} />
        <Figure name={t('gateways.accepted')} value={traffic.accepted} />
        <Figure name={t('gateways.refused')} value={refused} />
        <Figure name={t('gateways.messageRate')} value={traffic.rate.messagesPerMinute} />
        <Figure name={t('gateways.sampleRate')} value={traffic.rate.samplesPerMinute} />
      </div>
      <Backfill backfill={traffic.backfill} />
      <section className="sheet">
        <h3>{t('gateways.recent')}</h3>
        <Recent rows={traffic.recent} />
      </section>
    </>
  );
}

function Figure({ name, value }: { name: string; value: React.ReactNode }) {
  return (
    <div className="sheet gateway-figure">
      <small>{name}</small>
      <b>{value}</b>
    </div>
  );
}

/** The one line that matters to who stands beside the gateway with a laptop. */
function Stage({ traffic, refused }: { traffic: Traffic; refused: number }) {
  const { t } = useGatewaysTexts();
  const now = useServerNow();
  const newest = traffic.recent[0];
  const failing = newest !== undefined && newest.outcome !== 'accepted';
  const received = traffic.firstMessageAt !== null;
  const look = received ? (failing ? 'bad' : 'good') : refused > 0 || traffic.wrongSecrets > 0 ? 'bad' : 'waits';
  return (
    <section className={`gateway-stage gateway-stage-${look}`} role="status" data-testid="gateway-stage" data-stage={look}>
      <strong>{received ? t('gateways.received', { time: dateTime(traffic.firstMessageAt) }) : t('gateways.waiting')}</strong>
      <p>
        {traffic.online ? t('gateways.online') : t('gateways.offline')}
        {received && traffic.lastSeenAt !== null && ` · ${t('gateways.ago', { span: span(now - Date.parse(traffic.lastSeenAt)) })}`}
      </p>
      {!received && !traffic.online && traffic.wrongSecrets === 0 && <p>{t('gateways.hintConnect')}</p>}
      {!received && traffic.online && refused === 0 && <p>{t('gateways.hintSend')}</p>}
      {traffic.wrongSecrets > 0 && <p className="gateway-fault">{t('gateways.wrongSecrets', { n: traffic.wrongSecrets, time: dateTime(traffic.wrongSecretAt) })}</p>}
      {failing && <Why entry={newest} />}
    </section>
  );
}

function Why({ entry }: { entry: TrafficEntry }) {
  const { t, pick } = useGatewaysTexts();
  return (
    <p className="gateway-fault">
      {t('gateways.lastRefused')} {pick(entry.reason, entry.reasonEn) || entry.code} {entry.offset >= 0 && t('gateways.atByte', { n: entry.offset })}
    </p>
  );
}

function Backfill({ backfill }: { backfill: Traffic['backfill'] }) {
  const { t } = useGatewaysTexts();
  const now = useServerNow(5_000);
  if (backfill.samples === 0 || backfill.newestAt === null || backfill.oldestAt === null) {
    return null;
  }
  const [oldest, newest] = [Date.parse(backfill.oldestAt), Date.parse(backfill.newestAt)];
  const share = Math.max(0, Math.min(1, (newest - oldest) / Math.max(1, now - oldest)));
  return (
    <section className="sheet" data-testid="gateway-backfill">
      <h3>{backfill.active ? t('gateways.backfillNow') : t('gateways.backfillOver')}</h3>
      <progress className="gateway-progress" max={1} value={backfill.active ? share : 1} aria-label={t('gateways.backfillNow')} />
      <p>
        {t('gateways.backfillText', { from: dateTime(backfill.oldestAt), to: dateTime(backfill.newestAt), n: backfill.samples })}
        {backfill.active && ` · ${t('gateways.backfillBehind', { span: span(now - newest) })}`}
      </p>
    </section>
  );
}

const MARK: Readonly<Record<string, string>> = { accepted: '✓', refused: '✕', 'not-stored': '!' };

function Recent({ rows }: { rows: readonly TrafficEntry[] }) {
  const { t, word, pick } = useGatewaysTexts();
  return (
    <Table<TrafficEntry>
      size="small"
      rowKey={(entry) => `${entry.at}${entry.topic}${rows.indexOf(entry)}`}
      dataSource={[...rows]}
      pagination={false}
      scroll={{ y: 320 }}
      locale={{ emptyText: t('gateways.nothingYet') }}
      rowClassName={(entry) => (entry.outcome === 'accepted' ? '' : 'gateway-refused')}
      columns={[
        { title: t('gateways.time'), key: 'at', width: 92, render: (_, entry) => <span className="gateway-at">{clock(Date.parse(entry.at))}</span> },
        { title: t('gateways.outcome'), key: 'outcome', width: 92, render: (_, entry) => `${MARK[entry.outcome] ?? ''} ${word('gateways.outcomes', entry.outcome)}` },
        { title: t('gateways.topicName'), key: 'topic', width: '32%', render: (_, entry) => <code className="gateway-topic" title={entry.topic}>{entry.topic.replace(/^hm\/v1\//, '…/')}</code> },
        { title: t('gateways.samples'), dataIndex: 'samples', align: 'right', width: 88 },
        { title: t('gateways.why'), key: 'why', render: (_, entry) => (entry.code === null ? '' : `${pick(entry.reason, entry.reasonEn) || entry.code}${entry.offset >= 0 ? ` ${t('gateways.atByte', { n: entry.offset })}` : ''}`) },
      ]}
    />
  );
}
