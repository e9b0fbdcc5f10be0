import { useSyncExternalStore } from 'react';

export type Route = { page: 'wall' } | { page: 'site'; siteId: string } | { page: 'notFound' };

/** The page of a path. */
export function routeOf(path: string): Route {
  if (path === '/' || path === '/wall' || path === '/wall/') {
    return { page: 'wall' };
  }
  const site = /^\/sites\/([0-9A-Za-z]{1,32})\/?$/.exec(path);
  return site?.[1] !== undefined ? { page: 'site', siteId: site[1] } : { page: 'notFound' };
}

export const siteHref = (siteId: string): string => `/sites/${encodeURIComponent(siteId)}`;

const MOVED = 'wall:moved';

export function navigate(path: string): void {
  if (path !== location.pathname) {
    history.pushState(null, '', path);
    window.dispatchEvent(new Event(MOVED));
  }
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
