import { useQuery } from '../../app/router';
import { useRest } from '../../shared/useRest';
import { useServerNow } from '../../feed/FeedContext';
import { moment } from '../../time/format';
import { useWallTexts } from './texts';

interface CurrentShift {
  seat: string;
  user: string | null;
  displayName: string | null;
  since: string | null;
}

/** How often it is asked who is on duty, ms. */
const REFRESH_MS = 15_000;

/** Who has the seat. Nobody is said as loudly as a site that is not seen; without a seat to see there is nothing to say. */
export function OnDuty() {
  const { t } = useWallTexts();
  const [query] = useQuery();
  const seat = query['seat'] ?? '';
  const { data } = useRest<CurrentShift>(`/api/v1/shifts/current${seat === '' ? '' : `?seat=${encodeURIComponent(seat)}`}`, REFRESH_MS);
  const now = useServerNow(10_000);
  if (data === null) {
    return null;
  }
  if (data.user === null) {
    return (
      <span className="on-duty on-duty-nobody" data-testid="on-duty" data-user="" title={t('wall.seat', { seat: data.seat })}>
        ○ {t('wall.nobody')}
      </span>
    );
  }
  return (
    <span className="on-duty" data-testid="on-duty" data-user={data.user} title={t('wall.seat', { seat: data.seat })}>
      {t('wall.onDuty')} <b>{data.displayName || data.user}</b> <small>{t('wall.since', { time: moment(data.since, now).slice(0, -3) })}</small>
    </span>
  );
}
