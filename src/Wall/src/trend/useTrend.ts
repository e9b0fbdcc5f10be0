import { useEffect, useState } from 'react';
import { readHistory } from '../api/sites';
import type { TrendSeries } from '../api/types';
import { useFeedClient } from '../feed/FeedContext';
import { serverNow } from '../feed/serverTime';

/** Most values asked for: more than a 4K screen has columns for in half its width. */
const MAX_VALUES = 2_000;

/** How often an open trend is read again, ms. */
const REFRESH_MS = 3_000;

export interface TrendAnswer {
  series: TrendSeries | null;
  /** What the series spans, Unix ms. */
  from: number;
  to: number;
  /** Status of a failed request, 0 for no answer at all; null if it went well. */
  failed: number | null;
}

/** The trend of a point over the last `rangeMs`, by the server's clock, kept up to date while it is shown. */
export function useTrend(siteId: string, pointId: string, rangeMs: number): TrendAnswer | null {
  const { store } = useFeedClient();
  const [answer, setAnswer] = useState<TrendAnswer | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async () => {
      const to = serverNow(store.getState(), performance.now()) ?? Date.now();
      const from = to - rangeMs;
      const result = await readHistory(siteId, [pointId], from, to, MAX_VALUES, abort.signal);
      if (abort.signal.aborted) {
        return;
      }
      // What was read last stays on the screen when a later request fails; the failure is shown beside it.
      setAnswer((before) =>
        result.ok
          ? { series: result.value.items[0] ?? null, from, to, failed: null }
          : { series: before?.series ?? null, from: before?.from ?? from, to: before?.to ?? to, failed: result.failure.status },
      );
      timer = setTimeout(() => void read(), REFRESH_MS);
    };
    setAnswer(null);
    void read();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [store, siteId, pointId, rangeMs]);
  return answer;
}
