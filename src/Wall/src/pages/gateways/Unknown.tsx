import { Button, Table } from 'antd';
import { hrefOf, navigate } from '../../app/router';
import { useFeed } from '../../feed/FeedContext';
import { Moment } from '../../shared/Moment';
import { RestView } from '../../shared/RestView';
import { useRest } from '../../shared/useRest';
import { number } from '../../time/format';
import { Copy } from './Copy';
import type { Candidate } from './types';
import { useGatewaysTexts } from './texts';
import { useManage } from './useManage';

/** Tags that came for a site and are not configured there; who may configure adopts them with a click. */
export function Unknown({ siteId }: { siteId: string }) {
  const { t, pick } = useGatewaysTexts();
  const { adopt } = useManage();
  const site = useFeed((state) => state.sites.get(siteId));
  const rest = useRest<{ items: Candidate[] }>(`/api/v1/sites/${encodeURIComponent(siteId)}/candidates`, 5_000);
  const go = (tags: readonly string[]) => navigate(hrefOf('bench', siteId, { adopt: tags.join(',') }));
  if (rest.data !== null && rest.data.items.length === 0) {
    return null;
  }
  return (
    <section className="sheet" data-testid="gateway-unknown">
      <h3>
        {t('gateways.unknown')} · {pick(site?.name, site?.nameEn) || siteId}
      </h3>
      <p className="gateway-quiet">{adopt ? t('gateways.unknownAdopt') : t('gateways.unknownAsk')}</p>
      <RestView rest={rest}>
        {({ items }) => (
          <>
            <Table<Candidate>
              size="small"
              rowKey="pointId"
              dataSource={items}
              pagination={{ pageSize: 10, hideOnSinglePage: true }}
              columns={[
                { title: t('gateways.tag'), dataIndex: 'pointId', render: (tag: string) => <code>{tag}</code> },
                { title: t('gateways.value'), dataIndex: 'value', align: 'right', render: (value: number | null) => number(value) },
                { title: t('gateways.times'), dataIndex: 'count', align: 'right' },
                { title: t('gateways.lastSeen'), dataIndex: 'lastAt', render: (at: string) => <Moment at={at} /> },
                ...(adopt ? [{ title: '', key: 'do', align: 'right' as const, render: (_: unknown, one: Candidate) => <Button size="small" onClick={() => go([one.pointId])}>{t('gateways.adopt')}</Button> }] : []),
              ]}
            />
            <p className="gateway-line">
              {adopt && items.length > 1 && <Button onClick={() => go(items.map((one) => one.pointId))}>{t('gateways.adoptAll', { n: items.length })}</Button>}
              <Copy text={items.map((one) => one.pointId).join('\n')} label={t('gateways.copyTags')} />
            </p>
          </>
        )}
      </RestView>
    </section>
  );
}
