import { Table } from 'antd';
import { Link } from '../../app/Link';
import { pagesFor } from '../../app/roles';
import { hrefOf } from '../../app/router';
import { useSession } from '../../app/SessionContext';
import { useFeed } from '../../feed/FeedContext';
import { Bullet } from './Bullet';
import { shown } from './shown';
import { useKpiTexts } from './texts';
import type { KpiSource } from './types';

/** The ten sources with the most alarms, each leading to its trend and, for who may, to its limits. */
export function Top({ top }: { top: readonly KpiSource[] }) {
  const { t, pick, word } = useKpiTexts();
  const { session } = useSession();
  const sites = useFeed((state) => state.sites);
  const mayTune = pagesFor(session?.roles ?? []).includes('bench');
  return (
    <section className="sheet" aria-label={t('kpi.top')}>
      <h3>{t('kpi.top')}</h3>
      <Table<KpiSource>
        size="small"
        rowKey={(source) => `${source.siteId}/${source.source}`}
        dataSource={[...top]}
        pagination={false}
        columns={[
          { title: t('kpi.site'), key: 'site', render: (_, source) => pick(sites.get(source.siteId)?.name, sites.get(source.siteId)?.nameEn) || source.siteId },
          {
            title: t('kpi.source'),
            key: 'source',
            render: (_, source) => {
              const [point = '', condition = '', ...name] = source.source.split(' ');
              return (
                <>
                  <Link href={hrefOf('site', source.siteId, { points: point, min: '1440' })}>
                    <code>{point}</code>
                  </Link>{' '}
                  {[word('condition', condition), ...name].join(' ')}
                </>
              );
            },
          },
          { title: t('kpi.alarms'), dataIndex: 'count', align: 'right' },
          { title: t('kpi.share'), key: 'share', align: 'right', render: (_, source) => shown(source.share, '%') },
          { title: <span className="unseen">{t('kpi.share')}</span>, key: 'bar', width: '18%', render: (_, source) => <Bullet value={source.share} target={null} limit={null} bad={false} most={100} /> },
          ...(mayTune
            ? [{ title: <span className="unseen">{t('kpi.tune')}</span>, key: 'tune', render: (_: unknown, source: KpiSource) => <Link href={hrefOf('bench', source.siteId, { point: source.source.split(' ')[0] ?? '' })}>{t('kpi.tune')}</Link> }]
            : []),
        ]}
      />
    </section>
  );
}
