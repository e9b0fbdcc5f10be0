import { useEffect, useState } from 'react';
import type { ApiFailure } from '../api/http';
import { readHistory } from '../api/sites';
import type { TrendSeries } from '../api/types';
import { useFeedClient } from '../feed/FeedContext';
import { serverNow } from '../feed/serverTime';
import { boundsOf, isLive, type TrendWindow } from './window';

/** More than a 4K screen has columns for. */
const MAX_VALUES = 3_000;

/** How often a window that goes on is read again, ms. */
const REFRESH_MS = 3_000;

export interface History {
  /** By point, in no order; what was read last stays while a later reading fails. */
  series: ReadonlyMap<string, TrendSeries>;
  /** What the series span, Unix ms. */
  from: number;
  to: number;
  failure: ApiFailure | null;
}

/** The trends of several points over one window, kept up to date while the window goes on. */
export function useHistory(siteId: string, points: readonly string[], window: TrendWindow): History | null {
  const { store } = useFeedClient();
  const [answer, setAnswer] = useState<History | null>(null);
  const names = points.join(',');
  const live = isLive(window);
  const key = live ? window.minutes : `${window.from}-${window.to}`;
  useEffect(() => {
    if (names === '') {
      setAnswer(null);
      return undefined;
    }
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async () => {
      const [from, to] = boundsOf(window, serverNow(store.getState(), performance.now()) ?? Date.now());
      const result = await readHistory(siteId, names.split(','), from, to, MAX_VALUES, abort.signal);
      if (abort.signal.aborted) {
        return;
      }
      setAnswer((before) =>
        result.ok
          ? { series: new Map(result.value.items.map((item) => [item.pointId, item])), from, to, failure: null }
          : { series: before?.series ?? new Map(), from, to, failure: result.failure },
      );
      if (live || !result.ok) {
        timer = setTimeout(() => void read(), REFRESH_MS);
      }
    };
    void read();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
    // The window is in `key`: an equal one made anew is no reason to read again.
  }, [store, siteId, names, key, live]);
  return answer;
}
