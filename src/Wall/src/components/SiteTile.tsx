import { memo } from 'react';
import { Link } from '../app/Link';
import { siteHref } from '../app/router';
import type { SiteView } from '../api/types';
import { useServerNow } from '../feed/FeedContext';
import { useTexts } from '../i18n/LangContext';
import { moment } from '../time/format';
import { PriorityMark, SightMark } from './Marks';

/** A site at a glance: grey when all is well, and a blind site no quieter than an alarm (architecture.md §1, promise 5). */
export const SiteTile = memo(function SiteTile({ site }: { site: SiteView }) {
  const { t, pick } = useTexts();
  const name = pick(site.name, site.nameEn) || site.siteId;
  const worst = site.worstPriority ?? null;
  const flashing = site.unacknowledged > 0 ? ' tile-flash' : '';
  return (
    <li>
      <Link
        href={siteHref(site.siteId)}
        className={`tile tile-${worst ?? 'calm'} tile-${site.sight}${flashing}`}
        title={t('sites.open', { name })}
        data-testid={`site-${site.siteId}`}
        data-sight={site.sight}
        data-worst={worst ?? ''}
        data-alarms={site.alarms}
        data-unacknowledged={site.unacknowledged}
      >
        <span className="tile-head">
          <span className="tile-name">{name}</span>
          {worst !== null && <PriorityMark priority={worst} label={t(`priority.${worst}`)} />}
        </span>
        <span className="tile-sight">
          <SightMark sight={site.sight} />
          {t(`sight.${site.sight}`)}
          {site.blindPoints > 0 ? <small>{t('sites.blindPoints', { n: `${site.blindPoints}/${site.points}` })}</small> : <LastHeard at={site.lastHeardAt} />}
        </span>
        <span className="tile-foot">
          {site.alarms > 0 ? (
            <span className="tile-alarms">
              {t('sites.alarms')} <b>{site.alarms}</b>
              {site.unacknowledged > 0 && (
                <>
                  {' · '}
                  {t('sites.unack')} <b>{site.unacknowledged}</b>
                </>
              )}
            </span>
          ) : (
            <span>
              {site.points} {t('sites.points')}
            </span>
          )}
          {site.blindPoints > 0 && <LastHeard at={site.lastHeardAt} />}
        </span>
      </Link>
    </li>
  );
});

function LastHeard({ at }: { at: string | null | undefined }) {
  const { t } = useTexts();
  const now = useServerNow(5_000);
  if (at == null) {
    return <small>{t('sites.neverHeard')}</small>;
  }
  const time = moment(at, now);
  return <small title={t('sites.lastHeard', { time })}>{time}</small>;
}
