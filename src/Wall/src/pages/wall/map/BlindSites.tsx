import { useMemo } from 'react';
import type { SiteView } from '../../../api/types';
import { Link } from '../../../app/Link';
import { siteHref } from '../../../app/router';
import { SightMark } from '../../../components/Marks';
import { useFeed, useServerNow } from '../../../feed/FeedContext';
import { moment } from '../../../time/format';
import { useWallTexts } from '../texts';

/** Sites named at most below the map; the others are counted, and marked on the map like these. */
const MOST = 6;

/** What cannot be seen, in words: wholly blind ones first. Whatever happens there, this wall does not show it. */
export function BlindSites() {
  const { t, pick } = useWallTexts();
  const sites = useFeed((state) => state.sites);
  const blind = useMemo(() => blindFirst(sites.values()), [sites]);
  if (blind.length === 0) {
    return null;
  }
  return (
    <ul className="blind-sites" data-testid="blind-sites" data-count={blind.length}>
      {blind.slice(0, MOST).map((site) => (
        <li key={site.siteId}>
          <Link href={siteHref(site.siteId)} className={`blind-site blind-site-${site.sight}`}>
            <SightMark sight={site.sight} />
            <span>{pick(site.name, site.nameEn) || site.siteId}</span>
            <b>
              {t(`sight.${site.sight}`)} {site.blindPoints > 0 && `${site.blindPoints}/${site.points}`}
            </b>
            <LastHeard at={site.lastHeardAt} />
          </Link>
        </li>
      ))}
      {blind.length > MOST && <li className="blind-site-more">{t('wall.blindMore', { n: blind.length - MOST })}</li>}
    </ul>
  );
}

function LastHeard({ at }: { at: string | null | undefined }) {
  const { t } = useWallTexts();
  const now = useServerNow(5_000);
  const time = moment(at, now);
  return at == null ? <small>{t('sites.neverHeard')}</small> : <small title={t('sites.lastHeard', { time })}>{time}</small>;
}

function blindFirst(sites: Iterable<SiteView>): SiteView[] {
  const rank = (site: SiteView) => (site.sight === 'blind' ? 0 : 1);
  return [...sites].filter((site) => site.sight === 'blind' || site.sight === 'partlyBlind').sort((a, b) => rank(a) - rank(b) || (a.siteId < b.siteId ? -1 : 1));
}
