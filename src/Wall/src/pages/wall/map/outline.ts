/** A line of the outline: [longitude, latitude] in degrees. */
export interface OutlineLine {
  points: readonly (readonly [number, number])[];
  /** It is the border of an area. */
  closed: boolean;
  /** What it is, from the feature's `kind`: `region`, `water`, `division`, or anything a bureau's own file says; empty if nothing. */
  kind: string;
}

/** The lines of a GeoJSON (RFC 7946) document; what is no line or area, or has places that cannot be, is left out. */
export function outlineOf(geojson: unknown, kind = ''): OutlineLine[] {
  const object = record(geojson);
  switch (object?.['type']) {
    case 'FeatureCollection':
      return list(object['features']).flatMap((feature) => outlineOf(feature));
    case 'Feature': {
      const own = record(object['properties'])?.['kind'];
      return outlineOf(object['geometry'], typeof own === 'string' ? own : '');
    }
    case 'GeometryCollection':
      return list(object['geometries']).flatMap((geometry) => outlineOf(geometry, kind));
    case 'Polygon':
      return list(object['coordinates']).flatMap((ring) => line(ring, true, kind));
    case 'MultiPolygon':
      return list(object['coordinates']).flatMap((polygon) => list(polygon).flatMap((ring) => line(ring, true, kind)));
    case 'LineString':
      return line(object['coordinates'], false, kind);
    case 'MultiLineString':
      return list(object['coordinates']).flatMap((part) => line(part, false, kind));
    default:
      return [];
  }
}

function line(coordinates: unknown, closed: boolean, kind: string): OutlineLine[] {
  const points = list(coordinates).flatMap((pair): [number, number][] => {
    const [longitude, latitude] = list(pair);
    return isPlace(longitude, latitude) ? [[longitude as number, latitude as number]] : [];
  });
  return points.length < (closed ? 3 : 2) ? [] : [{ points, closed, kind }];
}

/** Degrees east and north that can be; 0, 0 is what a site has that nobody placed. */
export const isPlace = (longitude: unknown, latitude: unknown): boolean =>
  typeof longitude === 'number' &&
  typeof latitude === 'number' &&
  Math.abs(longitude) <= 180 &&
  Math.abs(latitude) <= 85 &&
  !(longitude === 0 && latitude === 0);

const record = (value: unknown): Record<string, unknown> | null => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null);

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
