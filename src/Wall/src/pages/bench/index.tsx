import { Select, Tabs } from 'antd';
import type { PageProps } from '../../app/pages';
import { hrefOf, navigate, useQuery } from '../../app/router';
import { useFeed } from '../../feed/FeedContext';
import { Page } from '../../shared/Page';
import { RestView } from '../../shared/RestView';
import { Limits } from './Limits';
import type { RuleSet } from './model/types';
import { Noise } from './Noise';
import { Overview } from './Overview';
import { Sets } from './sets/Sets';
import { useBenchTexts } from './texts';
import { type Bench as BenchState, useBench } from './useBench';
import { useStanding } from './useStanding';
import './bench.css';

/** The engineer's bench: all sites, or the one of the address. */
export default function Bench({ id }: PageProps) {
  const { t, pick } = useBenchTexts();
  const sites = useFeed((state) => state.sites);
  const options = [...sites.values()].map((site) => ({ value: site.siteId, label: `${pick(site.name, site.nameEn)} ${site.siteId}` }));
  return (
    <Page
      title={t('nav.bench')}
      fill={id !== ''}
      info={
        <Select
          className="bench-site"
          showSearch={{ optionFilterProp: 'label' }}
          value={id === '' ? null : id}
          placeholder={t('bench.choose')}
          aria-label={t('bench.choose')}
          options={options}
          allowClear
          onChange={(siteId: string | undefined) => navigate(hrefOf('bench', siteId ?? ''))}
        />
      }
    >
      {id === '' ? <Overview /> : <Site siteId={id} />}
    </Page>
  );
}

function Site({ siteId }: { siteId: string }) {
  const { t } = useBenchTexts();
  const standing = useStanding(siteId);
  return (
    <div className="bench-body">
      <RestView rest={standing}>{(set: RuleSet) => <Open siteId={siteId} standing={set} />}</RestView>
      {standing.none && <p className="empty">{t('bench.noRules')}</p>}
    </div>
  );
}

function Open({ siteId, standing }: { siteId: string; standing: RuleSet }) {
  const bench: BenchState = useBench(siteId, standing);
  const { t } = useBenchTexts();
  const [query, change] = useQuery();
  const tab = ['sets', 'noise'].includes(query['tab'] ?? '') ? (query['tab'] ?? '') : 'limits';
  return (
    <>
      <Tabs
        size="small"
        activeKey={tab}
        onChange={(key) => change({ tab: key === 'limits' ? '' : key, set: '' })}
        items={[
          { key: 'limits', label: t('bench.tab.limits') },
          { key: 'sets', label: t('bench.tab.sets') },
          { key: 'noise', label: t('bench.tab.noise') },
        ]}
      />
      {tab === 'limits' && <Limits bench={bench} />}
      {tab === 'sets' && <Sets siteId={siteId} />}
      {tab === 'noise' && <Noise siteId={siteId} />}
    </>
  );
}
