import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { type AlarmOverview, overviewOf } from '../alarms/order';
import type { FeedClient } from './FeedClient';
import { CHECK_MS, isLost } from './liveness';
import type { FeedStore } from './FeedStore';
import { serverNow } from './serverTime';
import type { FeedState } from './state';
import { Ticker } from './Ticker';

const Context = createContext<FeedClient | null>(null);

export function FeedProvider({ client, children }: { client: FeedClient; children: ReactNode }) {
  useEffect(() => {
    const events = ['pointerdown', 'keydown'] as const;
    events.forEach((name) => window.addEventListener(name, client.store.touch, true));
    return () => events.forEach((name) => window.removeEventListener(name, client.store.touch, true));
  }, [client]);
  return <Context value={client}>{children}</Context>;
}

export function useFeedClient(): FeedClient {
  const client = useContext(Context);
  if (client === null) {
    throw new Error('useFeedClient outside FeedProvider');
  }
  return client;
}

/** A part of the picture; the view is drawn again only when that part changes. */
export function useFeed<T>(select: (state: FeedState) => T): T {
  const { store } = useFeedClient();
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}

const overviews = new WeakMap<FeedState['alarms'], AlarmOverview>();

/** All alarms, sorted and counted once per change for all views together. */
export function useOverview(): AlarmOverview {
  const alarms = useFeed((state) => state.alarms);
  let overview = overviews.get(alarms);
  if (overview === undefined) {
    overview = overviewOf(alarms.values());
    overviews.set(alarms, overview);
  }
  return overview;
}

/** True while the picture must not be trusted. */
export function useLost(): boolean {
  const { store } = useFeedClient();
  const [lost, setLost] = useState(() => isLost(store.getState(), performance.now()));
  useEffect(() => {
    const check = () => setLost(isLost(store.getState(), performance.now()));
    const timer = setInterval(check, CHECK_MS);
    const unsubscribe = store.subscribe(check);
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  }, [store]);
  return lost;
}

const tickers = new WeakMap<FeedStore, Map<number, Ticker>>();

function tickerOf(store: FeedStore, step: number): Ticker {
  const own = tickers.get(store) ?? new Map<number, Ticker>();
  tickers.set(store, own);
  let ticker = own.get(step);
  if (ticker === undefined) {
    ticker = new Ticker(step, () => serverNow(store.getState(), performance.now()) ?? Date.now());
    own.set(step, ticker);
  }
  return ticker;
}

/** The same, drawn again every `step` ms; the browser's own time as long as the server's is unknown. */
export function useServerNow(step = 1_000): number {
  const ticker = tickerOf(useFeedClient().store, step);
  return useSyncExternalStore(ticker.subscribe, ticker.now);
}
