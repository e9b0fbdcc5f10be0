import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';
import type { SiteView } from '../../../api/types';
import { useTexts } from '../../../i18n/LangContext';
import { type Cluster, clustersOf } from './clusters';
import { type PlacedLabel, placeLabels } from './labels';
import { shortName, widthOf } from './names';
import type { OutlineLine } from './outline';
import { projectionOf, regionOf, type Size } from './projection';

/** Sizes in rem: half a mark, the least gap between two, a line of a label, its letters, and the map's inner edge. */
export const MARK_REM = 1;
const GAP_REM = 0.3;
export const LINE_REM = 1.3;
const LETTER_REM = 1;
const EDGE_REM = 2;

/** Width of a name at most, and of what may be said of a site, in letters of Chinese. */
const NAME_LETTERS = 12;
const STATE_LETTERS = { zh: 8, en: 11 };

/** A cluster of so many sites names each; a larger one is a number. */
export const MOST_NAMED = 4;

/** Features that are drawn in their own way. */
const KINDS = ['water', 'division'];

export interface MapNode extends Cluster {
  label: PlacedLabel | null;
}

export interface MapLayout {
  paths: { path: string; className: string }[];
  nodes: MapNode[];
  names: ReadonlyMap<string, string>;
  /** Ids of sites that have no place on this map. */
  elsewhere: string[];
}

const EMPTY: MapLayout = { paths: [], nodes: [], names: new Map(), elsewhere: [] };

/** Where everything is. It depends on positions and names and on nothing that changes with an alarm. */
export function useMapLayout(outline: readonly OutlineLine[], sites: ReadonlyMap<string, SiteView>, size: Size, rem: number): MapLayout {
  const { lang, pick } = useTexts();
  // The sites change several times a second, their places hardly ever.
  const places = [...sites.values()].map((site) => `${site.siteId}|${site.longitude}|${site.latitude}|${site.name}|${site.nameEn ?? ''}`).join('\n');
  return useMemo(() => {
    const region = regionOf(outline, sites.values());
    if (region.bounds === null || size.width === 0) {
      return { ...EMPTY, elsewhere: region.elsewhere.map((site) => site.siteId) };
    }
    const project = projectionOf(region.bounds, size, EDGE_REM * rem);
    const dots = region.placed.map((site) => {
      const [x, y] = project(site.longitude, site.latitude);
      return { id: site.siteId, x, y };
    });
    const clusters = clustersOf(dots, (2 * MARK_REM + GAP_REM) * rem);
    const names = new Map(region.placed.map((site) => [site.siteId, shortName(pick(site.name, site.nameEn) || site.siteId, NAME_LETTERS)]));
    const labels = placeLabels(
      clusters.map((cluster) => {
        return { key: cluster.id, x: cluster.x, y: cluster.y, radius: MARK_REM * rem, ...labelSize(cluster, names, STATE_LETTERS[lang], rem) };
      }),
      { x: 0, y: 0, ...size },
    );
    const paths = outline.map(({ points, closed, kind }) => ({
      path: `M${points.map(([a, b]) => project(a, b).map((n) => n.toFixed(1)).join(' ')).join('L')}${closed ? 'Z' : ''}`,
      className: `map-${closed ? 'area' : 'line'}${KINDS.includes(kind) ? ` map-${kind}` : ''}`,
    }));
    return { paths, nodes: clusters.map((cluster) => ({ ...cluster, label: labels.get(cluster.id) ?? null })), names, elsewhere: region.elsewhere.map((site) => site.siteId) };
  }, [outline, places, size.width, size.height, rem, lang]);
}

/** A site alone: its name, its state below. Several: a line each, the state behind the name. Many: one line for all. */
function labelSize({ members }: Cluster, names: ReadonlyMap<string, string>, state: number, rem: number): Size {
  const name = Math.max(...members.map((id) => widthOf(names.get(id) ?? ''))) + 0.5;
  if (members.length > MOST_NAMED) {
    return { width: state * LETTER_REM * rem, height: LINE_REM * rem };
  }
  return members.length === 1
    ? { width: Math.max(name, state) * LETTER_REM * rem, height: 2 * LINE_REM * rem }
    : { width: (name + state) * LETTER_REM * rem, height: members.length * LINE_REM * rem };
}

/** The size of an element and of one rem, px. */
export function useSize(box: RefObject<HTMLElement | null>): Size & { rem: number } {
  const [size, setSize] = useState({ width: 0, height: 0, rem: 16 });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) {
      return undefined;
    }
    const observer = new ResizeObserver(() => {
      setSize({ width: element.clientWidth, height: element.clientHeight, rem: parseFloat(getComputedStyle(document.documentElement).fontSize) || 16 });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return size;
}
