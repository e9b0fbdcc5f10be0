/** The addresses of the client. At most one part of an address is open: the `id` that the page gets. */
export const ROUTES = [
  { page: 'wall', path: '/wall' },
  { page: 'desk', path: '/desk' },
  { page: 'handover', path: '/desk/handover' },
  { page: 'alarm', path: '/desk/alarms/{id}' },
  { page: 'sites', path: '/sites' },
  { page: 'site', path: '/sites/{id}' },
  { page: 'bench', path: '/bench' },
  { page: 'bench', path: '/bench/{id}' },
  { page: 'gateways', path: '/gateways' },
  { page: 'gateways', path: '/gateways/{id}' },
  { page: 'kpi', path: '/kpis' },
  { page: 'system', path: '/system' },
] as const;

export type PageName = (typeof ROUTES)[number]['page'];

/** `id` is empty where the address has none. `/` is no page: it leads to the one of the person's role. */
export type Route = { page: PageName; id: string } | { page: 'landing' } | { page: 'notFound' };

/** What stands in place of `{id}`: ids of sites, alarms and gateways. */
const ID = /^[0-9A-Za-z_.-]{1,64}$/;

/** The page of a path, with or without a slash at its end. */
export function routeOf(path: string): Route {
  const parts = path.replace(/\/$/, '').split('/');
  if (parts.length === 1) {
    return { page: 'landing' };
  }
  for (const route of ROUTES) {
    const id = match(route.path.split('/'), parts);
    if (id !== null) {
      return { page: route.page, id };
    }
  }
  return { page: 'notFound' };
}

function match(wanted: readonly string[], parts: readonly string[]): string | null {
  if (wanted.length !== parts.length) {
    return null;
  }
  let id = '';
  for (const [i, part] of parts.entries()) {
    if (wanted[i] === '{id}' && ID.test(part)) {
      id = part;
    } else if (wanted[i] !== part) {
      return null;
    }
  }
  return id;
}

/** The address of a page, with query parameters; empty ones are left out. */
export function hrefOf(page: PageName, id = '', query: Readonly<Record<string, string>> = {}): string {
  const route = ROUTES.find((one) => one.page === page && one.path.includes('{id}') === (id !== ''));
  const path = (route?.path ?? '/').replace('{id}', encodeURIComponent(id));
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return search === '' ? path : `${path}?${search}`;
}

export const siteHref = (siteId: string): string => hrefOf('site', siteId);
