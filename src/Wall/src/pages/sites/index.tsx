import { Input, Table } from 'antd';
import { Link } from '../../app/Link';
import { siteHref, useQuery } from '../../app/router';
import type { SiteView } from '../../api/types';
import { worse } from '../../alarms/order';
import { PriorityMark, SightMark } from '../../components/Marks';
import { useFeed } from '../../feed/FeedContext';
import { Moment } from '../../shared/Moment';
import { Page } from '../../shared/Page';
import { useSitesTexts } from './texts';

/** All sites in scope, those with the worst alarms first. */
export default function Sites() {
  const { t, pick } = useSitesTexts();
  const [query, change] = useQuery();
  const sites = useFeed((state) => state.sites);
  const wanted = (query['q'] ?? '').trim().toLowerCase();
  const rows = [...sites.values()]
    .filter((site) => `${site.siteId} ${site.name} ${site.nameEn ?? ''}`.toLowerCase().includes(wanted))
    .sort((a, b) => byWorst(a, b) || a.siteId.localeCompare(b.siteId));
  return (
    <Page
      title={t('nav.sites')}
      info={t('sites.count', { n: rows.length })}
      actions={
        <Input.Search
          className="page-search"
          allowClear
          defaultValue={query['q'] ?? ''}
          placeholder={t('sites.search')}
          aria-label={t('sites.search')}
          onChange={(event) => change({ q: event.target.value })}
        />
      }
    >
      <Table<SiteView>
        size="small"
        rowKey="siteId"
        dataSource={rows}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        columns={[
          { title: t('sites.name'), key: 'name', render: (_, site) => <Link href={siteHref(site.siteId)}>{pick(site.name, site.nameEn) || site.siteId}</Link> },
          { title: t('sites.id'), dataIndex: 'siteId', render: (id: string) => <code>{id}</code> },
          { title: t('sites.region'), dataIndex: 'regionCode' },
          {
            title: t('sites.sight'),
            key: 'sight',
            render: (_, site) => (
              <span className={`sight-count sight-count-${site.sight}`}>
                <SightMark sight={site.sight} />
                {t(`sight.${site.sight}`)}
              </span>
            ),
          },
          { title: t('sites.points'), key: 'points', align: 'right', render: (_, site) => (site.blindPoints > 0 ? `${site.points} (${t('sites.blind')} ${site.blindPoints})` : site.points) },
          { title: t('sites.worst'), key: 'worst', render: (_, site) => site.worstPriority && <PriorityMark priority={site.worstPriority} label={t(`priority.${site.worstPriority}`)} /> },
          { title: t('sites.alarms'), dataIndex: 'alarms', align: 'right', render: (n: number) => n || '–' },
          { title: t('sites.unack'), dataIndex: 'unacknowledged', align: 'right', render: (n: number) => (n > 0 ? <b>{n}</b> : '–') },
          { title: t('sites.heard'), key: 'heard', render: (_, site) => <Moment at={site.lastHeardAt} /> },
        ]}
      />
    </Page>
  );
}

function byWorst(a: SiteView, b: SiteView): number {
  const [left, right] = [a.worstPriority ?? null, b.worstPriority ?? null];
  if (left === right) {
    return b.unacknowledged - a.unacknowledged;
  }
  return left === null ? 1 : right === null ? -1 : worse(left, right) === left ? -1 : 1;
}
