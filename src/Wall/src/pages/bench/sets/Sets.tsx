import { Table } from 'antd';
import { useQuery } from '../../../app/router';
import { useFeed } from '../../../feed/FeedContext';
import { Moment } from '../../../shared/Moment';
import { RestView } from '../../../shared/RestView';
import { useRest } from '../../../shared/useRest';
import type { RuleSet } from '../model/types';
import { useBenchTexts } from '../texts';
import { setsPath } from '../useStanding';
import { SetDetail } from './SetDetail';
import { SetState } from './SetState';

/** All versions of a site's rules, the newest first, and the one that is opened. */
export function Sets({ siteId }: { siteId: string }) {
  const { t, word } = useBenchTexts();
  const [query, change] = useQuery();
  const ruleSet = useFeed((state) => state.sites.get(siteId)?.ruleSet ?? 0);
  const rest = useRest<{ items: RuleSet[]; next: string | null }>(`${setsPath(siteId)}?limit=200&rules=${ruleSet}`, 10_000);
  const chosen = Number(query['set'] ?? '') || null;
  return (
    <div className={chosen === null ? 'bench-sets' : 'bench-sets bench-sets-two'}>
      <div className="bench-sets-list">
        <RestView rest={rest}>
          {({ items }) => (
            <Table<RuleSet>
              size="small"
              rowKey="version"
              dataSource={items}
              pagination={{ pageSize: 50, hideOnSinglePage: true }}
              rowClassName={(set) => (set.version === chosen ? 'bench-chosen' : '')}
              onRow={(set) => ({ onClick: () => change({ set: String(set.version) }) })}
              columns={[
                {
                  title: t('bench.version'),
                  key: 'version',
                  width: 84,
                  render: (_, set) => (
                    <button type="button" className="bench-link" onClick={() => change({ set: String(set.version) })} data-testid={`set-${set.version}`}>
                      {set.version}
                    </button>
                  ),
                },
                { title: t('bench.state'), key: 'state', width: 110, render: (_, set) => <SetState set={set} /> },
                ...(chosen === null ? [{ title: t('bench.kindOf'), key: 'kind', width: 90, render: (_: unknown, set: RuleSet) => word('bench.setKind', set.kind) }] : []),
                { title: t('common.reason'), dataIndex: 'reason', ellipsis: true },
                ...(chosen === null
                  ? [
                      { title: t('bench.changeCount'), dataIndex: 'changeCount', align: 'right' as const, width: 90, render: (n: number) => n || '–' },
                      { title: t('bench.by'), dataIndex: 'proposedBy', width: 110 },
                      { title: t('bench.at'), key: 'at', width: 130, render: (_: unknown, set: RuleSet) => <Moment at={set.proposedAt} /> },
                      { title: t('bench.approvedBy'), dataIndex: 'approvedBy', width: 110, render: (name: string | null) => name ?? '–' },
                      { title: t('bench.inForceAt'), key: 'inForceAt', width: 130, render: (_: unknown, set: RuleSet) => <Moment at={set.inForceAt} /> },
                    ]
                  : []),
              ]}
            />
          )}
        </RestView>
      </div>
      {chosen !== null && <SetDetail key={chosen} siteId={siteId} version={chosen} onDecided={rest.reload} onClose={() => change({ set: '' })} />}
    </div>
  );
}
