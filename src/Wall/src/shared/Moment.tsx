import { useServerNow } from '../feed/FeedContext';
import { dateTime, moment } from '../time/format';

/** A moment as people read it: the time alone if it is today, with the day otherwise; the whole of it in the tip. */
export function Moment({ at }: { at: string | null | undefined }) {
  const now = useServerNow(10_000);
  return (
    <time dateTime={at ?? undefined} title={dateTime(at)}>
      {moment(at, now)}
    </time>
  );
}
