import { useCallback, useEffect } from 'react';
import { useQuery } from '../../app/router';

export const VIEWS = ['map', 'grid'] as const;

export type WallView = (typeof VIEWS)[number];

const STORED_AS = 'wall.view';

const viewOf = (text: string | null | undefined): WallView | null => VIEWS.find((view) => view === text) ?? null;

/** Map or grid: as the address says, else as chosen last on this screen, else the map. */
export function useWallView(): [view: WallView, choose: (view: WallView) => void] {
  const [query, change] = useQuery();
  const view = viewOf(query['view']) ?? viewOf(localStorage.getItem(STORED_AS)) ?? 'map';
  useEffect(() => localStorage.setItem(STORED_AS, view), [view]);
  const choose = useCallback((wanted: WallView) => change({ view: wanted }), [change]);
  return [view, choose];
}
