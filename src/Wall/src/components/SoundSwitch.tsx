import { useTexts } from '../i18n/LangContext';
import { MUTE_MINUTES, useSound } from '../sound/SoundContext';
import { clock } from '../time/format';
import { SoundMark } from './SoundMark';

/** Says whether the wall can be heard, and silences alarms for a limited time. */
export function SoundSwitch() {
  const { t } = useTexts();
  const sound = useSound();
  if (!sound.on) {
    // Any click is the gesture that the browser waits for; the player listens to the whole window.
    return (
      <button type="button" className="quiet sound-off" data-testid="sound">
        <SoundMark on={false} /> {t('sound.off')}
      </button>
    );
  }
  if (sound.mutedUntil !== null) {
    return (
      <button type="button" className="quiet sound-off" onClick={sound.unmute} title={t('sound.unmute')} data-testid="sound">
        <SoundMark on={false} /> {t('sound.muted', { time: clock(sound.mutedUntil) })}
      </button>
    );
  }
  return (
    <button type="button" className="quiet" onClick={sound.mute} title={t('sound.on')} data-testid="sound">
      <SoundMark on /> {t('sound.mute', { n: MUTE_MINUTES })}
    </button>
  );
}
