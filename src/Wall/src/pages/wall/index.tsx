import { memo, useCallback, useMemo, useState } from 'react';
import { useQuery } from '../../app/router';
import { AlarmCounts } from '../../components/AlarmCounts';
import { AlarmPanel } from '../../components/AlarmPanel';
import { DegradedBand } from '../../components/DegradedBand';
import { SightCounts, SiteGrid } from '../../components/SiteGrid';
import { useFeed, useOverview } from '../../feed/FeedContext';
import { useRest } from '../../shared/useRest';
import { AsideCounts, AsidePanel, useAside } from './Aside';
import { FloodBand } from './lines/FloodBand';
import { foldLines } from './lines/fold';
import { LineList } from './lines/LineList';
import { floodOf } from './lines/seat';
import { type MapFile, SiteMap } from './map/SiteMap';
import { SpeechMark } from './SpeechMark';
import { useSpeech } from './speech/useSpeech';
import { useWallTexts } from './texts';
import { useWallView } from './useWallView';
import { ViewSwitch } from './ViewSwitch';
import './wall.css';

/** All sites on one side, all active alarms on the other; an opened alarm covers the sites and never the alarms. */
export function Wall() {
  const { t } = useWallTexts();
  const [view, choose] = useWallView();
  // Read once, and not anew with every change of the view.
  const file = useRest<MapFile>('/api/v1/map');
  const siteCount = useFeed((state) => state.sites.size);
  const [opened, setOpened] = useState<string | null>(null);
  const [asideOpen, setAsideOpen] = useState(false);
  const toggle = useCallback((id: string) => setOpened((now) => (now === id ? null : id)), []);
  const overview = useOverview();
  const aside = useAside(overview.ordered);
  return (
    <>
      <DegradedBand />
      <main className={`wall wall-${view}`}>
        <section className="wall-sites" aria-label={t('sites.title')}>
          <div className="strip">
            <h2>{t('sites.title')}</h2>
            <small>{t('sites.summary', { n: siteCount })}</small>
            <ViewSwitch view={view} choose={choose} />
            <span className="spring" />
            <SightCounts />
          </div>
          <div className="wall-under">
            {view === 'map' ? <SiteMap data={file.data} loading={file.loading} failure={file.failure} /> : <SiteGrid />}
            {asideOpen && <AsidePanel alarms={aside.alarms} selected={opened} onOpen={toggle} onClose={() => setAsideOpen(false)} />}
            {opened !== null && <AlarmPanel id={opened} onClose={() => setOpened(null)} />}
          </div>
        </section>
        <section className="wall-alarms" aria-label={t('alarms.title')}>
          <div className="strip">
            <h2>{t('alarms.title')}</h2>
            <small>{t('alarms.total', { n: overview.total })}</small>
            <Speech />
            <span className="spring" />
            <AsideCounts counts={aside.counts} open={asideOpen} onToggle={() => setAsideOpen(!asideOpen)} />
          </div>
          <AlarmCounts overview={overview} />
          <Lines opened={opened} onOpen={toggle} />
        </section>
      </main>
    </>
  );
}

function Speech() {
  return <SpeechMark state={useSpeech()} />;
}

const Lines = memo(function Lines({ opened, onOpen }: { opened: string | null; onOpen: (id: string) => void }) {
  const [query] = useQuery();
  const { ordered } = useOverview();
  const floods = useFeed((state) => state.floods);
  const flood = floodOf(floods, query['seat'] ?? '');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((key: string) => setOpen((now) => (now.has(key) ? new Set([...now].filter((one) => one !== key)) : new Set([...now, key]))), []);
  const { lines, hidden } = useMemo(() => foldLines(ordered, flood, open), [ordered, flood, open]);
  return (
    <>
      <FloodBand flood={flood} hidden={hidden} />
      <LineList lines={lines} selected={opened} onOpen={onOpen} onToggle={toggle} />
    </>
  );
});
