import type { SpeechState } from './speech/useSpeech';
import { useWallTexts } from './texts';

/** Says how alarms are told; nothing while the sound is off, which the button beside it says. */
export function SpeechMark({ state }: { state: SpeechState }) {
  const { t } = useWallTexts();
  return state === 'silent' ? null : (
    <small className="speech-mark" data-testid="speech" data-state={state}>
      {state === 'voice' ? t('wall.voice') : t('wall.tones')}
    </small>
  );
}
