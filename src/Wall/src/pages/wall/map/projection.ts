import type { SiteView } from '../../../api/types';
import { isPlace, type OutlineLine } from './outline';

export interface Size {
  width: number;
  height: number;
}

export type Projection = (longitude: number, latitude: number) => [x: number, y: number];

/** A site this many times the region's size away from it is not on the map: it is listed beside it, and does not shrink the rest. */
const REACH = 0.5;

interface Bounds {
  west: number;
  east: number;
  south: number;
  north: number;
}

export interface Region {
  /** Sites that are on the map, by id. */
  placed: SiteView[];
  /** Sites without a position, or far outside. */
  elsewhere: SiteView[];
  bounds: Bounds | null;
}

/** What the map has to show: the outline and the sites in and near it; without an outline all sites that have a position. */
export function regionOf(outline: readonly OutlineLine[], sites: Iterable<SiteView>): Region {
  const own = boundsOf(outline.flatMap((line) => line.points));
  const reach = own === null ? null : { x: (own.east - own.west) * REACH, y: (own.north - own.south) * REACH };
  const placed: SiteView[] = [];
  const elsewhere: SiteView[] = [];
  for (const site of [...sites].sort((a, b) => (a.siteId < b.siteId ? -1 : 1))) {
    const { longitude: x, latitude: y } = site;
    const near =
      own === null || reach === null || (x >= own.west - reach.x && x <= own.east + reach.x && y >= own.south - reach.y && y <= own.north + reach.y);
    (isPlace(x, y) && near ? placed : elsewhere).push(site);
  }
  const points = placed.map((site): [number, number] => [site.longitude, site.latitude]);
  return { placed, elsewhere, bounds: boundsOf(outline.flatMap((line) => line.points).concat(points)) };
}

function boundsOf(points: readonly (readonly [number, number])[]): Bounds | null {
  if (points.length === 0) {
    return null;
  }
  const bounds = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  for (const [longitude, latitude] of points) {
    bounds.west = Math.min(bounds.west, longitude);
    bounds.east = Math.max(bounds.east, longitude);
    bounds.south = Math.min(bounds.south, latitude);
    bounds.north = Math.max(bounds.north, latitude);
  }
  return bounds;
}

/** Least extent of a map, degrees: a single site is not magnified to the fence. */
const LEAST = 0.02;

/** Fits bounds into a box, `pad` px from its edge; equirectangular, true to scale at the middle latitude: enough for a region. */
export function projectionOf(bounds: Bounds, { width, height }: Size, pad: number): Projection {
  const middle = (bounds.south + bounds.north) / 2;
  const squeeze = Math.cos((middle * Math.PI) / 180);
  const across = Math.max(bounds.east - bounds.west, LEAST) * squeeze;
  const up = Math.max(bounds.north - bounds.south, LEAST);
  const scale = Math.max(1, Math.min((width - 2 * pad) / across, (height - 2 * pad) / up));
  const center = (bounds.west + bounds.east) / 2;
  return (longitude, latitude) => [width / 2 + (longitude - center) * squeeze * scale, height / 2 - (latitude - middle) * scale];
}
