import { type ApiResult, request } from './http';
import type { SiteConfig, SiteSnapshot, TrendSeries } from './types';

const path = (siteId: string) => `/api/v1/sites/${encodeURIComponent(siteId)}`;

export const readSite = (siteId: string, signal?: AbortSignal): Promise<ApiResult<SiteConfig>> =>
  request('GET', path(siteId), undefined, signal);

export const readSnapshot = (siteId: string, signal?: AbortSignal): Promise<ApiResult<SiteSnapshot>> =>
  request('GET', `${path(siteId)}/snapshot`, undefined, signal);

/** The trend of some points; `from` and `to` in Unix milliseconds, `max` values per point. */
export function readHistory(
  siteId: string,
  points: string[],
  from: number,
  to: number,
  max: number,
  signal?: AbortSignal,
): Promise<ApiResult<{ items: TrendSeries[]; next: string | null }>> {
  const query = new URLSearchParams({
    points: points.join(','),
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    max: String(max),
  });
  return request('GET', `${path(siteId)}/history?${query.toString()}`, undefined, signal);
}
