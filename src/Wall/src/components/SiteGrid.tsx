import { memo, useMemo } from 'react';
import type { Sight } from '../api/types';
import { useFeed } from '../feed/FeedContext';
import { useTexts } from '../i18n/LangContext';
import { SightMark } from './Marks';
import { SiteTile } from './SiteTile';

/** All sites, always at the same place: a duty officer knows the position and not the name. */
export const SiteGrid = memo(function SiteGrid() {
  const { t } = useTexts();
  const sites = useFeed((state) => state.sites);
  const live = useFeed((state) => state.everLive);
  const ordered = useMemo(() => [...sites.values()].sort((a, b) => (a.siteId < b.siteId ? -1 : 1)), [sites]);
  if (ordered.length === 0) {
    return <p className="empty">{live ? t('sites.none') : t('sites.waiting')}</p>;
  }
  return (
    <ul className="tiles">
      {ordered.map((site) => (
        <SiteTile key={site.siteId} site={site} />
      ))}
    </ul>
  );
});

const SHOWN: readonly Sight[] = ['blind', 'partlyBlind', 'online', 'idle'];

/** How many sites are seen how well; stays in sight when the tiles are covered. */
export function SightCounts() {
  const { t } = useTexts();
  const sites = useFeed((state) => state.sites);
  const counts = useMemo(() => {
    const found = { blind: 0, partlyBlind: 0, online: 0, idle: 0 };
    for (const site of sites.values()) {
      found[site.sight]++;
    }
    return found;
  }, [sites]);
  return (
    <ul className="sights">
      {SHOWN.filter((sight) => counts[sight] > 0).map((sight) => (
        <li key={sight} className={`sight-count sight-count-${sight}`}>
          <SightMark sight={sight} />
          {t(`sight.${sight}`)} <b>{counts[sight]}</b>
        </li>
      ))}
    </ul>
  );
}
