import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { isFlashing } from '../../../alarms/order';
import type { AlarmRecord, Priority } from '../../../api/types';
import { useFeedClient, useLost } from '../../../feed/FeedContext';
import { useSound } from '../../../sound/SoundContext';
import { useWallTexts } from '../texts';
import { Announcer } from './Announcer';
import { sentenceOf, sentenceOfMore } from './sentence';
import { Voice } from './Voice';

/** How the wall tells alarms: by a voice, by recorded tones where there is none, or not at all for now. */
export type SpeechState = 'voice' | 'tones' | 'silent';

/** Says each new alarm after its tone, as long as the wall is open. */
export function useSpeech(): SpeechState {
  const { store } = useFeedClient();
  const texts = useWallTexts();
  const { on, mutedUntil, chime } = useSound();
  const lost = useLost();
  const [voice] = useState(() => new Voice());
  const found = useSyncExternalStore(voice.subscribe, () => voice.find(texts.lang));
  const silent = !on || lost || mutedUntil !== null;

  // What is said next is asked for at the moment of saying it: in the language of then.
  const now = useRef({ texts, found, chime });
  now.current = { texts, found, chime };
  const announcer = useMemo(() => {
    const speak = (text: string, priority: Priority): Promise<void> =>
      now.current.found === null ? now.current.chime(priority) : voice.say(text, now.current.found);
    return new Announcer<AlarmRecord>({
      say: (alarm) => {
        const site = store.getState().sites.get(alarm.siteId);
        return speak(sentenceOf(alarm, now.current.texts.pick(site?.name, site?.nameEn) || alarm.siteId, now.current.texts), alarm.priority);
      },
      sayMore: (more) => speak(sentenceOfMore(more, now.current.texts), more.high > 0 ? 'high' : 'medium'),
      isWanted: (alarm) => {
        const live = store.getState().alarms.get(alarm.id);
        return live !== undefined && isFlashing(live) && live.state === 'UNACK';
      },
    });
  }, [store, voice]);

  useEffect(() => {
    const look = () => announcer.look(store.getState().alarms);
    look();
    return store.subscribe(look);
  }, [announcer, store]);
  useEffect(() => {
    announcer.setSilent(silent);
    if (silent) {
      voice.stop();
    }
  }, [announcer, voice, silent]);
  useEffect(
    () => () => {
      announcer.setSilent(true);
      voice.stop();
    },
    [announcer, voice],
  );
  return silent ? 'silent' : found === null ? 'tones' : 'voice';
}
