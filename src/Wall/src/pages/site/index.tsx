import { useCallback, useMemo, useState } from 'react';
import { overviewOf } from '../../alarms/order';
import { Link } from '../../app/Link';
import type { PageProps } from '../../app/pages';
import { hrefOf } from '../../app/router';
import { AlarmList } from '../../components/AlarmList';
import { AlarmPanel } from '../../components/AlarmPanel';
import { PriorityMark, SightMark } from '../../components/Marks';
import { PointTable } from '../../components/PointTable';
import { TrendLazy } from '../../components/TrendLazy';
import { useFeed } from '../../feed/FeedContext';
import { useTexts } from '../../i18n/LangContext';
import { useLivePoints } from '../../sites/useLivePoints';
import { useSiteConfig } from '../../sites/useSiteConfig';

/** One site: its points as they are now, the trend of the chosen one, and its alarms. */
export default function Site({ id: siteId }: PageProps) {
  const { t } = useTexts();
  const { config, failed, retry } = useSiteConfig(siteId);
  const live = useLivePoints(siteId);
  const alarms = useFeed((state) => state.alarms);
  const own = useMemo(() => overviewOf([...alarms.values()].filter((alarm) => alarm.siteId === siteId)).ordered, [alarms, siteId]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const toggle = useCallback((id: string) => setOpened((now) => (now === id ? null : id)), []);
  const pointId = chosen ?? own.find((alarm) => !alarm.pointId.startsWith('@'))?.pointId ?? config?.points[0]?.pointId ?? null;
  return (
      <main className="site">
        <SiteBar siteId={siteId} hazards={config?.hazards.length ?? 0} />
        {config === null ? (
          <div className="empty">
            {failed === null ? (
              t('app.loading')
            ) : (
              <>
                <p>{t('site.failed', { status: failed })}</p>
                <button type="button" className="do" onClick={retry}>
                  {t('site.retry')}
                </button>
              </>
            )}
          </div>
        ) : (
          <div className="site-body">
            <PointTable points={config.points} live={live} chosen={pointId} onChoose={setChosen} />
            <div className="site-side wall-under">
              {pointId === null ? (
                <p className="empty">{t('site.selectPoint')}</p>
              ) : (
                <TrendLazy siteId={siteId} pointId={pointId} point={config.points.find((point) => point.pointId === pointId)} />
              )}
              <AlarmList alarms={own} selected={opened} onOpen={toggle} />
              {opened !== null && <AlarmPanel id={opened} onClose={() => setOpened(null)} />}
            </div>
          </div>
        )}
      </main>
  );
}

function SiteBar({ siteId, hazards }: { siteId: string; hazards: number }) {
  const { t, pick } = useTexts();
  const site = useFeed((state) => state.sites.get(siteId));
  const worst = site?.worstPriority ?? null;
  return (
    <div className="strip site-bar">
      <Link href={hrefOf('sites')}>← {t('site.back')}</Link>
      <h2>{pick(site?.name, site?.nameEn) || siteId}</h2>
      <code>{siteId}</code>
      {site !== undefined && (
        <span className={`sight-count sight-count-${site.sight}`} data-testid="site-sight" data-sight={site.sight}>
          <SightMark sight={site.sight} />
          {t(`sight.${site.sight}`)}
          {site.blindPoints > 0 && ` · ${t('sites.blindPoints', { n: `${site.blindPoints}/${site.points}` })}`}
        </span>
      )}
      {worst !== null && <PriorityMark priority={worst} label={t(`priority.${worst}`)} />}
      <span className="spring" />
      <small>
        {t('site.region', { code: site?.regionCode || '–' })} · {t('site.hazards', { n: hazards })} · {t('site.ruleSet', { n: site?.ruleSet ?? '–' })}
      </small>
    </div>
  );
}
