import type { ChangeView } from '../../api/shifts';
import type { SiteView } from '../../api/types';
import { Link } from '../../app/Link';
import { siteHref } from '../../app/router';
import { useFeed } from '../../feed/FeedContext';
import { dateTime } from '../../time/format';
import { useHandoverTexts } from './texts';

/** Sites that were not wholly seen. */
export function BlindTable({ sites }: { sites: readonly SiteView[] }) {
  const { t, pick, word } = useHandoverTexts();
  return (
    <table className="doc-table">
      <tbody>
        {sites.map((site) => (
          <tr key={site.siteId}>
            <td>
              <Link href={siteHref(site.siteId)}>{pick(site.name, site.nameEn)}</Link>
            </td>
            <td>{word('sight', site.sight)}</td>
            <td>{t('handover.points', { n: site.blindPoints, all: site.points })}</td>
            <td>{t('handover.lastHeard', { time: dateTime(site.lastHeardAt) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Limits and rules that were proposed, decided or ended during the shift. */
export function ChangeTable({ changes }: { changes: readonly ChangeView[] }) {
  const { t, pick, word } = useHandoverTexts();
  const sites = useFeed((state) => state.sites);
  return (
    <table className="doc-table">
      <tbody>
        {changes.map((change) => (
          <tr key={`${change.siteId}/${change.version}`}>
            <td>{pick(sites.get(change.siteId)?.name, sites.get(change.siteId)?.nameEn) || change.siteId}</td>
            <td>
              {word('handover.kind', change.kind)} {change.version} · {word('handover.ruleState', change.state)}
            </td>
            <td>
              {change.proposedBy} {dateTime(change.proposedAt).slice(5, -3)} {change.reason}
            </td>
            <td>
              {change.changes.map((row, i) => (
                <span key={i} className="doc-change">
                  <code>{row.pointId}</code> {row.condition} {row.parameter}: {row.old ?? '–'} → {row.new ?? '–'}
                </span>
              ))}
              {change.changeCount > change.changes.length && t('handover.rest', { n: change.changeCount - change.changes.length })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
