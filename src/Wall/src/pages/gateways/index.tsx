import { Table } from 'antd';
import type { PageProps } from '../../app/pages';
import { Page } from '../../shared/Page';
import { RestView } from '../../shared/RestView';
import { useRest } from '../../shared/useRest';
import { useGatewaysTexts } from './texts';

interface GatewayView {
  gatewayId: string;
  sites: string[];
  revoked: boolean;
  counters?: { accepted?: number } | null;
}

/** The gateways in scope, or the one of the address. */
export default function Gateways({ id }: PageProps) {
  const { t } = useGatewaysTexts();
  const list = useRest<{ items: GatewayView[] }>('/api/v1/gateways', 5_000);
  return (
    <Page title={id === '' ? t('nav.gateways') : `${t('nav.gateways')} ${id}`}>
      <RestView rest={list}>
        {({ items }) => (
          <Table<GatewayView>
            size="small"
            rowKey="gatewayId"
            dataSource={items.filter((gateway) => id === '' || gateway.gatewayId === id)}
            pagination={{ pageSize: 50, hideOnSinglePage: true }}
            columns={[
              { title: t('gateways.gateway'), dataIndex: 'gatewayId', render: (gateway: string) => <code>{gateway}</code> },
              { title: t('gateways.sites'), key: 'sites', render: (_, gateway) => gateway.sites.length },
              { title: t('gateways.state'), key: 'state', render: (_, gateway) => (gateway.revoked ? t('gateways.revoked') : t('gateways.valid')) },
              { title: t('gateways.accepted'), key: 'accepted', render: (_, gateway) => gateway.counters?.accepted ?? '–' },
            ]}
          />
        )}
      </RestView>
    </Page>
  );
}
