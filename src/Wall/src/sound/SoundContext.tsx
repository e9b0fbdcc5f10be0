import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { worse } from '../alarms/order';
import type { Priority } from '../api/types';
import { useFeed, useFeedClient, useLost } from '../feed/FeedContext';
import { Player } from './Player';
import { Reminder } from './Reminder';

/** A silence always ends by itself, minutes. */
export const MUTE_MINUTES = 10;
export const SILENCE_LOST_MINUTES = 2;

/** How often it is asked whether a critical alarm must sound again, ms. */
const REMINDER_CHECK_MS = 5_000;

/** Two alarms closer together than this, ms, are one sound: a flood must not become noise. */
const SHORTEST_PAUSE_MS = 1_500;

export interface Sound {
  on: boolean;
  /** End of the silence of alarms, browser time in Unix ms; null: not silenced. */
  mutedUntil: number | null;
  lostSilencedUntil: number | null;
  mute: () => void;
  unmute: () => void;
  silenceLost: () => void;
  /** Plays the recorded tone of a priority, in place of spoken words, and ends when it has been heard. */
  chime: (priority: Priority) => Promise<void>;
}

const Context = createContext<Sound | null>(null);

export function SoundProvider({ children }: { children: ReactNode }) {
  const [player] = useState(() => new Player());
  const on = useSyncExternalStore(player.subscribe, player.isOn);
  const [mutedUntil, setMutedUntil] = useEnding();
  const [lostSilencedUntil, setLostSilencedUntil] = useEnding();
  const lost = useLost();

  useEffect(() => {
    player.unlock();
    const events = ['pointerdown', 'keydown'] as const;
    events.forEach((name) => window.addEventListener(name, player.unlock));
    return () => events.forEach((name) => window.removeEventListener(name, player.unlock));
  }, [player]);

  useAlarmSound(player, lost || mutedUntil !== null);
  useEffect(() => {
    // A new loss is told even if the last one was silenced.
    if (!lost) {
      setLostSilencedUntil(null);
    }
  }, [lost, setLostSilencedUntil]);
  useEffect(() => {
    if (!lost || lostSilencedUntil !== null) {
      return undefined;
    }
    return player.siren();
  }, [player, lost, lostSilencedUntil, on]);

  const sound = useMemo<Sound>(
    () => ({
      on,
      mutedUntil,
      lostSilencedUntil,
      mute: () => setMutedUntil(Date.now() + MUTE_MINUTES * 60_000),
      unmute: () => setMutedUntil(null),
      chime: (priority) => player.chime(priority),
      silenceLost: () => setLostSilencedUntil(Date.now() + SILENCE_LOST_MINUTES * 60_000),
    }),
    [player, on, mutedUntil, lostSilencedUntil, setMutedUntil, setLostSilencedUntil],
  );
  return <Context value={sound}>{children}</Context>;
}

export function useSound(): Sound {
  const sound = useContext(Context);
  if (sound === null) {
    throw new Error('useSound outside SoundProvider');
  }
  return sound;
}

function useAlarmSound(player: Player, silent: boolean): void {
  const annunciation = useFeed((state) => state.annunciation);
  const heard = useRef(0);
  const playedAt = useRef(-Infinity);
  const [reminder] = useState(() => new Reminder());
  const waiting = useRef<Priority | null>(null);
  useEffect(() => {
    if (annunciation.count !== heard.current) {
      heard.current = annunciation.count;
      waiting.current = waiting.current === null ? annunciation.priority : worse(waiting.current, annunciation.priority);
    }
    if (waiting.current === null) {
      return undefined;
    }
    const sound = () => {
      if (waiting.current !== null && !silent) {
        playedAt.current = performance.now();
        reminder.sounded(waiting.current, playedAt.current);
        player.alarm(waiting.current);
      }
      waiting.current = null;
    };
    const wait = playedAt.current + SHORTEST_PAUSE_MS - performance.now();
    if (wait <= 0 || waiting.current === 'critical') {
      sound();
      return undefined;
    }
    const timer = setTimeout(sound, wait);
    return () => clearTimeout(timer);
  }, [player, reminder, annunciation, silent]);

  const { store } = useFeedClient();
  useEffect(() => {
    if (silent) {
      return undefined;
    }
    const timer = setInterval(() => {
      const now = performance.now();
      if (reminder.isDue(store.getState().alarms.values(), now)) {
        playedAt.current = now;
        reminder.sounded('critical', now);
        player.alarm('critical');
      }
    }, REMINDER_CHECK_MS);
    return () => clearInterval(timer);
  }, [player, reminder, store, silent]);
}

/** A point in time that is forgotten when it has passed. */
function useEnding(): [number | null, (until: number | null) => void] {
  const [until, setUntil] = useState<number | null>(null);
  useEffect(() => {
    if (until === null) {
      return undefined;
    }
    const timer = setTimeout(() => setUntil(null), Math.max(0, until - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);
  return [until, setUntil];
}
