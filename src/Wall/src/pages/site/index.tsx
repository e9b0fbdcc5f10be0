import { Tabs } from 'antd';
import { useCallback, useEffect, useMemo } from 'react';
import { overviewOf } from '../../alarms/order';
import { Link } from '../../app/Link';
import type { PageProps } from '../../app/pages';
import { hrefOf, navigate, useQuery } from '../../app/router';
import { pagesFor } from '../../app/roles';
import { useSession } from '../../app/SessionContext';
import { AlarmList } from '../../components/AlarmList';
import { PriorityMark, SightMark } from '../../components/Marks';
import { useFeed } from '../../feed/FeedContext';
import { Page } from '../../shared/Page';
import { RestView } from '../../shared/RestView';
import { useRest } from '../../shared/useRest';
import type { SiteConfig } from '../../api/types';
import { useLivePoints } from '../../sites/useLivePoints';
import { PENS } from '../../trend/pens';
import { HazardPane } from './HazardPane';
import { PointList } from './PointList';
import { useSiteTexts } from './texts';
import { TrendPane } from './TrendPane';
import './site.css';

/** One site: hazard sources and equipment, its points as they are now, trends of several of them, and its alarms. */
export default function Site({ id }: PageProps) {
  // Read again when other rules are in force.
  const ruleSet = useFeed((state) => state.sites.get(id)?.ruleSet ?? 0);
  const config = useRest<SiteConfig>(`/api/v1/sites/${encodeURIComponent(id)}`);
  const { reload } = config;
  useEffect(reload, [reload, ruleSet]);
  return (
    <Page title={<SiteName id={id} />} info={<SiteFacts id={id} config={config.data} />} actions={<SiteLinks id={id} />} fill>
      <RestView rest={config}>{(data) => <Body config={data} />}</RestView>
    </Page>
  );
}

function Body({ config }: { config: SiteConfig }) {
  const { t } = useSiteTexts();
  const [query, change] = useQuery();
  const live = useLivePoints(config.siteId);
  const alarms = useFeed((state) => state.alarms);
  const own = useMemo(() => overviewOf([...alarms.values()].filter((alarm) => alarm.siteId === config.siteId)).ordered, [alarms, config.siteId]);
  const wanted = query['points'] ?? '';
  const chosen = useMemo(() => {
    const known = wanted.split(',').filter((name) => config.points.some((point) => point.pointId === name));
    const first = own.find((alarm) => !alarm.pointId.startsWith('@'))?.pointId ?? config.points[0]?.pointId;
    return known.length > 0 ? known.slice(0, PENS.length) : first === undefined ? [] : [first];
    // The first choice is made once: an alarm that comes later does not take the chart away from its reader.
  }, [wanted, config]);
  const points = useMemo(() => chosen.flatMap((name) => config.points.find((point) => point.pointId === name) ?? []), [chosen, config]);
  const onPoints = useCallback((names: readonly string[]) => change({ points: names.slice(-PENS.length).join(',') }), [change]);
  const onChoose = useCallback(
    (name: string, beside: boolean) => {
      const rest = chosen.filter((one) => one !== name);
      onPoints(!beside ? [name] : rest.length === chosen.length ? [...chosen, name] : rest.length > 0 ? rest : chosen);
    },
    [chosen, onPoints],
  );
  return (
    <div className="site-body">
      <PointList config={config} live={live} chosen={chosen} onChoose={onChoose} />
      <div className="site-side">
        {points.length > 0 && <TrendPane config={config} points={points} alarms={own} onPoints={onPoints} />}
        <Tabs
          className="site-tabs sheet-tight"
          size="small"
          activeKey={query['tab'] ?? 'alarms'}
          onChange={(tab) => change({ tab })}
          items={[
            { key: 'alarms', label: t('site.alarmsTab', { n: own.length }), children: <AlarmList alarms={own} selected={null} onOpen={(alarm) => navigate(hrefOf('alarm', alarm))} /> },
            { key: 'hazards', label: t('site.hazardsTab', { n: config.hazards.length }), children: <HazardPane config={config} live={live} /> },
          ]}
        />
      </div>
    </div>
  );
}

function SiteName({ id }: { id: string }) {
  const { pick } = useSiteTexts();
  const site = useFeed((state) => state.sites.get(id));
  return <>{pick(site?.name, site?.nameEn) || id}</>;
}

function SiteFacts({ id, config }: { id: string; config: SiteConfig | null }) {
  const { t } = useSiteTexts();
  const site = useFeed((state) => state.sites.get(id));
  const worst = site?.worstPriority ?? null;
  return (
    <>
      <code>{id}</code>
      {site !== undefined && (
        <span className={`sight-count sight-count-${site.sight}`} data-testid="site-sight" data-sight={site.sight}>
          <SightMark sight={site.sight} />
          {t(`sight.${site.sight}`)}
          {site.blindPoints > 0 && ` · ${t('sites.blindPoints', { n: `${site.blindPoints}/${site.points}` })}`}
        </span>
      )}
      {worst !== null && <PriorityMark priority={worst} label={t(`priority.${worst}`)} />}
      <small>
        {t('site.region', { code: site?.regionCode || '–' })} · {t('site.hazards', { n: config?.hazards.length ?? '–' })} · {t('site.ruleSet', { n: site?.ruleSet ?? '–' })}
      </small>
    </>
  );
}

function SiteLinks({ id }: { id: string }) {
  const { t } = useSiteTexts();
  const { session } = useSession();
  const pages = pagesFor(session?.roles ?? []);
  return (
    <>
      {pages.includes('bench') && <Link href={hrefOf('bench', id)}>{t('nav.bench')}</Link>}
      <Link href={hrefOf('sites')}>{t('site.back')}</Link>
    </>
  );
}
