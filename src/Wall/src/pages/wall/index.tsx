import { useCallback, useState } from 'react';
import { AlarmCounts } from '../../components/AlarmCounts';
import { AlarmList } from '../../components/AlarmList';
import { AlarmPanel } from '../../components/AlarmPanel';
import { DegradedBand } from '../../components/DegradedBand';
import { SightCounts, SiteGrid } from '../../components/SiteGrid';
import { useFeed, useOverview } from '../../feed/FeedContext';
import { useTexts } from '../../i18n/LangContext';

/** All sites on one side, all active alarms on the other; an opened alarm covers the sites and never the alarms. */
export function Wall() {
  const { t } = useTexts();
  const overview = useOverview();
  const siteCount = useFeed((state) => state.sites.size);
  const [opened, setOpened] = useState<string | null>(null);
  const toggle = useCallback((id: string) => setOpened((now) => (now === id ? null : id)), []);
  return (
    <>
      <DegradedBand />
      <main className="wall">
        <section className="wall-sites" aria-label={t('sites.title')}>
          <div className="strip">
            <h2>{t('sites.title')}</h2>
            <small>{t('sites.summary', { n: siteCount })}</small>
            <span className="spring" />
            <SightCounts />
          </div>
          <div className="wall-under">
            <SiteGrid />
            {opened !== null && <AlarmPanel id={opened} onClose={() => setOpened(null)} />}
          </div>
        </section>
        <section className="wall-alarms" aria-label={t('alarms.title')}>
          <div className="strip">
            <h2>{t('alarms.title')}</h2>
            <small>{t('alarms.total', { n: overview.total })}</small>
            <span className="spring" />
            <AlarmCounts overview={overview} />
          </div>
          <AlarmList alarms={overview.ordered} selected={opened} onOpen={toggle} />
        </section>
      </main>
    </>
  );
}
