import { dayBounds } from './days';
import type { DeskFilter } from './filter';

/** Rows of a page of the past. */
export const PAST_ROWS = 50;

/** `GET /alarms` of a page. The server takes one priority, one site and one region; no text. */
export function pastPath(filter: DeskFilter, from: string, to: string, cursor: string | null): string {
  const query = new URLSearchParams({ limit: String(PAST_ROWS) });
  const put = (name: string, value: string | undefined | null) => value != null && value !== '' && query.set(name, value);
  put('state', filter.states.join(','));
  put('priority', filter.priorities[0]);
  put('siteId', filter.sites[0]);
  put('region', filter.regions[0]);
  put('from', dayBounds(from)?.[0]);
  put('to', dayBounds(to)?.[1]);
  put('cursor', cursor);
  return `/api/v1/alarms?${query.toString()}`;
}
