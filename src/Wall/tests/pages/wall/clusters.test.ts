import { describe, expect, it } from 'vitest';
import { clustersOf, type Dot } from '../../../src/pages/wall/map/clusters';
import { leadEnd, placeLabels, type Rect } from '../../../src/pages/wall/map/labels';

const DISTANCE = 36;

/** The same numbers every time: a test that fails can be looked at. */
function dots(count: number, size: number, seed: number): Dot[] {
  let state = seed;
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: count }, (_, i) => ({ id: `S${String(i).padStart(5, '0')}`, x: next() * size, y: next() * size }));
}

const overlap = (a: Rect, b: Rect) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('clusters', () => {
  it.each([[2, 100], [40, 400], [300, 800], [4_000, 900]])('clusters_%i sites on %i px, noTwoTouchAndNoneIsMissing', (count, size) => {
    for (const seed of [1, 2, 3]) {
      const sites = dots(count, size, seed);
      const clusters = clustersOf(sites, DISTANCE);
      expect(clusters.filter((a, i) => clusters.some((b, k) => k > i && Math.hypot(a.x - b.x, a.y - b.y) < DISTANCE))).toEqual([]);
      expect(clusters.flatMap((cluster) => cluster.members).sort()).toEqual(sites.map((site) => site.id));
    }
  });

  it('clusters_otherOrderOfSites_areTheSame', () => {
    const sites = dots(60, 300, 5);
    expect(clustersOf(sites.toReversed(), DISTANCE)).toEqual(clustersOf(sites, DISTANCE));
  });

  it('clusters_sitesAtOnePlace_areOneInTheMiddleOfTheirs', () => {
    const [cluster, ...others] = clustersOf([{ id: 'b', x: 10, y: 20 }, { id: 'a', x: 20, y: 20 }, { id: 'c', x: 15, y: 26 }], DISTANCE);
    expect(others).toEqual([]);
    expect(cluster?.members).toEqual(['a', 'b', 'c']);
    expect([cluster?.x, cluster?.y]).toEqual([15, 22]);
  });

  it('clusters_farApart_stayWhereTheyAre', () => {
    const sites = [{ id: 'a', x: 0, y: 0 }, { id: 'b', x: DISTANCE, y: 0 }];
    expect(clustersOf(sites, DISTANCE).map(({ id, x, y }) => ({ id, x, y }))).toEqual(sites);
  });
});

describe('labels', () => {
  const area = { x: 0, y: 0, width: 900, height: 700 };
  const items = clustersOf(dots(60, 700, 9), DISTANCE).map((cluster) => ({ key: cluster.id, x: cluster.x, y: cluster.y, radius: 16, width: 130, height: 40 }));
  const placed = placeLabels(items, area);

  it('labels_ofManySites_coverNoMarkAndNoOtherLabel', () => {
    const rects = [...placed.values()];
    expect(rects.length).toBeGreaterThan(20);
    expect(rects.filter((a, i) => rects.some((b, k) => k > i && overlap(a, b)))).toEqual([]);
    for (const { x, y, radius } of items) {
      const mark = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
      expect(rects.filter((rect) => overlap(rect, mark))).toEqual([]);
    }
  });

  it('labels_all_lieWithinTheMap', () => {
    for (const { x, y, width, height } of placed.values()) {
      expect(x >= 0 && y >= 0 && x + width <= area.width && y + height <= area.height).toBe(true);
    }
  });

  it('labels_aMarkAlone_isLabelledToItsRightWithoutALead', () => {
    const label = placeLabels([{ key: 'a', x: 100, y: 100, radius: 16, width: 130, height: 40 }], area).get('a');
    expect(label?.x).toBeGreaterThanOrEqual(116);
    expect(label?.led).toBe(false);
  });

  it('labels_noRoomAtAll_areLeftOut', () => {
    expect(placeLabels([{ key: 'a', x: 20, y: 20, radius: 16, width: 130, height: 40 }], { x: 0, y: 0, width: 60, height: 60 }).size).toBe(0);
  });

  it('leadEnd_labelToTheRight_isItsNearestEdge', () => {
    expect(leadEnd({ x: 0, y: 10 }, { x: 50, y: 0, width: 100, height: 20 })).toEqual([50, 10]);
  });
});
