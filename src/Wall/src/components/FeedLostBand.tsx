import { useFeed } from '../feed/FeedContext';
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
  return (
    <div className="feed-lost" role="alert" data-testid="feed-lost">
      <strong>
        <span aria-hidden="true">⚠ </span>
        {t('feed.lostTitle')}
      </strong>
      <span className="feed-lost-text">
        {since === null ? t('feed.lostNever') : t('feed.lostText', { time: clock(since) })}
        <small>
          {link === 'signedOut' ? t('feed.lostSignedOut') : attempt > 0 ? t('feed.retrying', { n: attempt }) : t('feed.connecting')}
        </small>
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
