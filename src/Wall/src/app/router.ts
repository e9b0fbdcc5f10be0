import { useCallback, useMemo, useSyncExternalStore } from 'react';

export { hrefOf, routeOf, siteHref } from './routes';

const MOVED = 'wall:moved';

/** Goes to an address within the client. `replace`: without an entry in the browser's history, e.g. for a filter. */
export function navigate(href: string, replace = false): void {
  if (href === location.pathname + location.search) {
    return;
  }
  if (replace) {
    history.replaceState(null, '', href);
  } else {
    history.pushState(null, '', href);
  }
  window.dispatchEvent(new Event(MOVED));
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  window.addEventListener(MOVED, changed);
  return () => {
    window.removeEventListener('popstate', changed);
    window.removeEventListener(MOVED, changed);
  };
}

export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

export type Query = Readonly<Record<string, string>>;

/** The query parameters of the address, and a way to change some of them; an empty one is taken out. */
export function useQuery(): [query: Query, change: (some: Query) => void] {
  const search = useSyncExternalStore(subscribe, () => location.search);
  const query = useMemo<Query>(() => Object.fromEntries(new URLSearchParams(search)), [search]);
  const change = useCallback((some: Query) => {
    const next = new URLSearchParams(location.search);
    Object.entries(some).forEach(([name, value]) => (value === '' ? next.delete(name) : next.set(name, value)));
    const text = next.toString();
    navigate(text === '' ? location.pathname : `${location.pathname}?${text}`, true);
  }, []);
  return [query, change];
}
