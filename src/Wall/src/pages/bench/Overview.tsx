import { Table } from 'antd';
import { useEffect, useState } from 'react';
import { request } from '../../api/http';
import type { SiteView } from '../../api/types';
import { Link } from '../../app/Link';
import { hrefOf } from '../../app/router';
import { useFeed } from '../../feed/FeedContext';
import type { RuleSet } from './model/types';
import { Noise } from './Noise';
import { useBenchTexts } from './texts';
import { setsPath } from './useStanding';

/** Sites that are asked for proposals that wait: each is a request. */
const MOST = 100;

/** Without a site: what is noisy everywhere, where a proposal waits, and all sites. */
export function Overview() {
  const { t, pick } = useBenchTexts();
  const sites = useFeed((state) => state.sites);
  const rows = [...sites.values()].sort((a, b) => a.siteId.localeCompare(b.siteId));
  const waiting = useWaiting(rows.slice(0, MOST).map((site) => site.siteId).join(','));
  return (
    <>
      {waiting.length > 0 && (
        <section className="sheet" data-testid="bench-waiting">
          <h3>{t('bench.waiting', { n: waiting.length })}</h3>
          <ul>
            {waiting.map((set) => (
              <li key={`${set.siteId}/${set.version}`}>
                <Link href={hrefOf('bench', set.siteId, { tab: 'sets', set: String(set.version) })}>
                  {pick(sites.get(set.siteId)?.name, sites.get(set.siteId)?.nameEn) || set.siteId} · {t('bench.setTitle', { n: set.version })}
                </Link>{' '}
                {set.proposedBy} · {set.reason}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Noise />
      <Table<SiteView>
        size="small"
        rowKey="siteId"
        dataSource={rows}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        columns={[
          { title: t('sites.title'), key: 'name', render: (_, site) => <Link href={hrefOf('bench', site.siteId)}>{pick(site.name, site.nameEn) || site.siteId}</Link> },
          { title: t('bench.siteId'), dataIndex: 'siteId', render: (id: string) => <code>{id}</code> },
          { title: t('site.points'), dataIndex: 'points', align: 'right' },
          { title: t('bench.version'), dataIndex: 'ruleSet', align: 'right' },
          { title: t('sites.alarms'), dataIndex: 'alarms', align: 'right', render: (n: number) => n || '–' },
        ]}
      />
    </>
  );
}

/** Proposals of these sites (ids joined by commas) that wait for a second person, the oldest first. */
function useWaiting(ids: string): RuleSet[] {
  const [sets, setSets] = useState<RuleSet[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    void (async () => {
      const found: RuleSet[] = [];
      for (const siteId of ids.split(',').filter((id) => id !== '')) {
        const answer = await request<{ items: RuleSet[] }>('GET', `${setsPath(siteId)}?state=proposed&limit=20`, undefined, abort.signal);
        if (abort.signal.aborted) {
          return;
        }
        found.push(...(answer.ok ? answer.value.items : []));
      }
      setSets(found.sort((a, b) => a.proposedAt.localeCompare(b.proposedAt)));
    })();
    return () => abort.abort();
  }, [ids]);
  return sets;
}
