import { useFeed } from '../feed/FeedContext';
import { useTexts } from '../i18n/LangContext';

/** A notice of {@link LAGGING_SHOWN_MS} after the screen had to fetch everything anew. */
const LAGGING_SHOWN_MS = 60_000;

/** What the server itself says does not work: below a lost feed, above everything else. */
export function DegradedBand() {
  const { t, word } = useTexts();
  const degraded = useFeed((state) => state.degraded);
  const lagged = useFeed((state) => state.lagging !== null && (state.beatAt ?? 0) - state.lagging.at < LAGGING_SHOWN_MS);
  if (degraded.length === 0 && !lagged) {
    return null;
  }
  return (
    <p className="degraded" role="status" data-testid="degraded">
      ▲{' '}
      {degraded.length > 0
        ? t('feed.degradedText', { reasons: degraded.map((reason) => word('reason', reason)).join(', ') })
        : t('feed.lagging')}
    </p>
  );
}
