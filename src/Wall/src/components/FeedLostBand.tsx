import { useFeed } from '../feed/FeedContext';
import type { Link } from '../feed/state';
import { useTexts } from '../i18n/LangContext';
import { SILENCE_LOST_MINUTES, useSound } from '../sound/SoundContext';
import { clock } from '../time/format';

/** The one thing that must never be missed: what the screen shows is not what is. */
export function FeedLostBand({ lost }: { lost: boolean }) {
  const { t } = useTexts();
  const sound = useSound();
  const since = useFeed((state) => state.serverTime);
  const link = useFeed((state) => state.link);
  const attempt = useFeed((state) => state.attempt);
  if (!lost) {
    return null;
  }
  const why = (now: Link, failures: number): string => {
    switch (now) {
      case 'signedOut':
        return t('feed.lostSignedOut');
      case 'live':
        return t('feed.silent');
      default:
        return failures > 0 ? t('feed.retrying', { n: failures }) : t('feed.connecting');
    }
  };
  return (
    <div className="feed-lost" role="alert" data-testid="feed-lost">
      <strong>
        <span aria-hidden="true">⚠ </span>
        {t('feed.lostTitle')}
      </strong>
      <span className="feed-lost-text">
        {since === null ? t('feed.lostNever') : t('feed.lostText', { time: clock(since) })}
        <small>{why(link, attempt)}</small>
      </span>
      {sound.lostSilencedUntil === null ? (
        <button type="button" onClick={sound.silenceLost} data-testid="feed-silence">
          {t('feed.silence', { n: SILENCE_LOST_MINUTES })}
        </button>
      ) : (
        <span>{t('feed.silenced', { time: clock(sound.lostSilencedUntil) })}</span>
      )}
    </div>
  );
}
