import type { FloodView } from '../../../api/floods';
import { moment } from '../../../time/format';
import { useServerNow } from '../../../feed/FeedContext';
import { useWallTexts } from '../texts';

/** Says that the list is folded, and since when, how much came and how much is behind closed lines. */
export function FloodBand({ flood, hidden }: { flood: FloodView | null; hidden: number }) {
  const { t } = useWallTexts();
  const now = useServerNow(5_000);
  if (flood === null || !flood.flood) {
    return null;
  }
  return (
    <p className="flood" role="status" data-testid="flood" data-hidden={hidden} data-alarms={flood.alarms}>
      <strong>≋ {t('wall.flood')}</strong>
      <span>{t('wall.floodSince', { time: moment(flood.since, now) })}</span>
      <span>{t('wall.floodAlarms', { n: flood.alarms, told: flood.annunciations })}</span>
      <span>{t('wall.floodWindow', { n: flood.inWindow })}</span>
      {flood.earlier > 0 && <span>{t('wall.floodEarlier', { n: flood.earlier })}</span>}
      <span className="spring" />
      <b>{t('wall.hidden', { n: hidden })}</b>
    </p>
  );
}
