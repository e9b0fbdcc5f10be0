export interface Dot {
  id: string;
  x: number;
  y: number;
}

/** Sites so close together that their marks would touch; the place is the middle of theirs. */
export interface Cluster extends Dot {
  members: string[];
}

/**
 * Joins dots until no two are closer than `distance` px, in the order of their ids: the same sites give the same clusters, whatever
 * their alarms. Nobody has to look for a site at a new place.
 */
export function clustersOf(dots: readonly Dot[], distance: number): Cluster[] {
  let clusters = [...dots].sort((a, b) => (a.id < b.id ? -1 : 1)).map((dot): Cluster => ({ ...dot, members: [dot.id] }));
  let before = Infinity;
  while (clusters.length < before) {
    before = clusters.length;
    clusters = joinOnce(clusters, distance);
  }
  clusters.forEach((cluster) => cluster.members.sort());
  return clusters;
}

/** One pass: each one goes into the nearest that is too close, found by a grid of cells one distance wide. */
function joinOnce(clusters: readonly Cluster[], distance: number): Cluster[] {
  const cells = new Map<string, Cluster[]>();
  const cellOf = (x: number, y: number) => `${Math.floor(x / distance)},${Math.floor(y / distance)}`;
  const kept: Cluster[] = [];
  for (const one of clusters) {
    let nearest: Cluster | null = null;
    let least = distance;
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const other of cells.get(cellOf(one.x + dx * distance, one.y + dy * distance)) ?? []) {
          const far = Math.hypot(other.x - one.x, other.y - one.y);
          if (far < least) {
            least = far;
            nearest = other;
          }
        }
      }
    }
    if (nearest === null) {
      const own = { ...one, members: [...one.members] };
      kept.push(own);
      const cell = cellOf(one.x, one.y);
      cells.set(cell, [...(cells.get(cell) ?? []), own]);
    } else {
      join(nearest, one);
    }
  }
  return kept;
}

function join(into: Cluster, one: Cluster): void {
  const [a, b] = [into.members.length, one.members.length];
  into.x = (into.x * a + one.x * b) / (a + b);
  into.y = (into.y * a + one.y * b) / (a + b);
  into.members.push(...one.members);
}
