import { Table } from 'antd';
import { Link } from '../../app/Link';
import { hrefOf } from '../../app/router';
import { useFeed } from '../../feed/FeedContext';
import { Moment } from '../../shared/Moment';
import { RestView } from '../../shared/RestView';
import { useRest } from '../../shared/useRest';
import type { GatewayView } from './types';
import { useGatewaysTexts } from './texts';

/** The gateways in scope. */
export function List() {
  const { t, pick } = useGatewaysTexts();
  const sites = useFeed((state) => state.sites);
  const rest = useRest<{ items: GatewayView[] }>('/api/v1/gateways?limit=1000', 5_000);
  const names = (ids: readonly string[]) => ids.slice(0, 3).map((id) => pick(sites.get(id)?.name, sites.get(id)?.nameEn) || id).join(', ');
  return (
    <RestView rest={rest}>
      {({ items }) => (
        <Table<GatewayView>
          size="small"
          rowKey="gatewayId"
          dataSource={items}
          pagination={{ pageSize: 50, hideOnSinglePage: true }}
          locale={{ emptyText: t('gateways.none') }}
          columns={[
            { title: t('gateways.gateway'), key: 'id', render: (_, one) => <Link href={hrefOf('gateways', one.gatewayId)}><code>{one.gatewayId}</code></Link> },
            { title: t('gateways.state'), key: 'state', render: (_, one) => <State gateway={one} /> },
            { title: t('gateways.sites'), key: 'sites', ellipsis: true, render: (_, one) => `${names(one.sites)}${one.sites.length > 3 ? ` ${t('gateways.andMore', { n: one.sites.length - 3 })}` : ''}` },
            { title: t('gateways.lastSeen'), key: 'seen', width: 130, render: (_, one) => <Moment at={one.counters?.lastSeenAt} /> },
            { title: t('gateways.accepted'), key: 'accepted', align: 'right', width: 110, render: (_, one) => one.counters?.messages ?? '–' },
            { title: t('gateways.refused'), key: 'refused', align: 'right', width: 90, render: (_, one) => (one.counters?.rejected ? <b>{one.counters.rejected}</b> : '–') },
          ]}
        />
      )}
    </RestView>
  );
}

/** Filled while it is connected, outlined while it is not, plain when it is no more. */
export function State({ gateway }: { gateway: GatewayView }) {
  const { t } = useGatewaysTexts();
  if (gateway.revoked) {
    return <span className="state-tag state-over">{t('gateways.revoked')}</span>;
  }
  return gateway.counters?.connected ? <span className="state-tag state-known">● {t('gateways.online')}</span> : <span className="state-tag state-aside">○ {gateway.counters ? t('gateways.offline') : t('gateways.never')}</span>;
}
