import type { FirstOutView } from '../../../api/floods';
import { useServerNow } from '../../../feed/FeedContext';
import { moment } from '../../../time/format';
import { useWallTexts } from '../texts';

/** A first-out that is over. It stays on top as long as the flood: it is where to begin to look. */
export function FirstOutRow({ first, siteName }: { first: FirstOutView; siteName: string }) {
  const { t, pick } = useWallTexts();
  const now = useServerNow(5_000);
  return (
    <div role="row" className="alarm fold alarm-over alarm-steady" data-testid="first-row" data-alarm-id={first.alarmId} data-site={first.siteId}>
      <span role="cell" className="alarm-mark">
        <em className="tag tag-first">{t('alarm.firstOut')}</em>
      </span>
      <span role="cell" className="alarm-what">
        <span className="alarm-text">{pick(first.text, first.textEn) || first.pointId}</span>
        <span className="alarm-where">
          {siteName} · <code>{first.pointId}</code> · {t('wall.episode', { n: first.alarms })}
        </span>
      </span>
      <span role="cell" className="alarm-time">
        {moment(first.occurredAt, now)}
      </span>
      <span role="cell" className="alarm-state">
        {t('wall.over')}
      </span>
    </div>
  );
}
