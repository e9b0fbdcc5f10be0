import { type ComponentType, lazy } from 'react';
import type { PageName } from './routes';

/** What a page gets: the open part of its address, empty if there is none. */
export interface PageProps {
  id: string;
}

/** Every page but the wall: each is a file of its own, loaded when it is opened. */
export const DESK_PAGES: Readonly<Record<Exclude<PageName, 'wall'>, ComponentType<PageProps>>> = {
  desk: lazy(() => import('../pages/desk')),
  handover: lazy(() => import('../pages/handover')),
  alarm: lazy(() => import('../pages/alarm')),
  sites: lazy(() => import('../pages/sites')),
  site: lazy(() => import('../pages/site')),
  bench: lazy(() => import('../pages/bench')),
  gateways: lazy(() => import('../pages/gateways')),
  kpi: lazy(() => import('../pages/kpi')),
  system: lazy(() => import('../pages/system')),
};
