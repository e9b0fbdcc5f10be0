import { Select, Table } from 'antd';
import type { PageProps } from '../../app/pages';
import { hrefOf, navigate } from '../../app/router';
import type { PointConfig } from '../../api/types';
import { useFeed } from '../../feed/FeedContext';
import { Page } from '../../shared/Page';
import { useSiteConfig } from '../../sites/useSiteConfig';
import { number } from '../../time/format';
import { limitsOf } from '../../trend/series';
import { useBenchTexts } from './texts';

/** Points and limits in force of a site. */
export default function Bench({ id }: PageProps) {
  const { t, pick } = useBenchTexts();
  const sites = useFeed((state) => state.sites);
  const options = [...sites.values()].map((site) => ({ value: site.siteId, label: `${site.siteId} ${pick(site.name, site.nameEn)}` }));
  return (
    <Page
      title={t('nav.bench')}
      info={
        <Select
          className="page-search"
          showSearch={{ optionFilterProp: 'label' }}
          value={id === '' ? null : id}
          placeholder={t('bench.choose')}
          aria-label={t('bench.choose')}
          options={options}
          onChange={(siteId: string) => navigate(hrefOf('bench', siteId))}
        />
      }
    >
      {id !== '' && <Points siteId={id} />}
    </Page>
  );
}

function Points({ siteId }: { siteId: string }) {
  const { t, pick } = useBenchTexts();
  const { config, failed } = useSiteConfig(siteId);
  if (config === null) {
    return <p className="empty">{failed === null ? t('app.loading') : t('site.failed', { status: failed })}</p>;
  }
  return (
    <>
      <p>
        {t('bench.ruleSet')} {config.ruleSet} · {t('bench.points', { n: config.points.length })}
      </p>
      <Table<PointConfig>
        size="small"
        rowKey="pointId"
        dataSource={config.points}
        pagination={false}
        columns={[
          { title: t('bench.point'), dataIndex: 'pointId', render: (point: string) => <code>{point}</code> },
          { title: t('bench.name'), key: 'name', render: (_, point) => pick(point.name, point.nameEn) },
          { title: t('bench.unit'), dataIndex: 'unit' },
          { title: t('bench.range'), key: 'range', render: (_, point) => `${number(point.rangeLow)} – ${number(point.rangeHigh)}` },
          { title: t('bench.limits'), key: 'limits', render: (_, point) => limitsOf(point).map((limit) => `${limit.level} ${number(limit.value)}`).join('  ') },
        ]}
      />
    </>
  );
}
