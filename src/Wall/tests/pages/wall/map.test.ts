import { describe, expect, it } from 'vitest';
import { shortName, widthOf } from '../../../src/pages/wall/map/names';
import { outlineOf } from '../../../src/pages/wall/map/outline';
import { projectionOf, regionOf } from '../../../src/pages/wall/map/projection';
import { isCalm, summaryOf } from '../../../src/pages/wall/map/summary';
import { site } from '../../build';

const square = { type: 'Polygon', coordinates: [[[119, 29], [121, 29], [121, 31], [119, 31], [119, 29]]] };

describe('outline', () => {
  it('outline_featuresOfAllKinds_areLinesWithTheirKind', () => {
    const lines = outlineOf({
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', properties: { kind: 'region' }, geometry: square },
        { type: 'Feature', properties: { kind: 'water' }, geometry: { type: 'MultiLineString', coordinates: [[[119, 30], [120, 30]], [[120, 30], [121, 30.5]]] } },
        { type: 'Feature', properties: null, geometry: { type: 'GeometryCollection', geometries: [{ type: 'MultiPolygon', coordinates: [square.coordinates] }] } },
      ],
    });
    expect(lines.map(({ kind, closed }) => [kind, closed])).toEqual([['region', true], ['water', false], ['water', false], ['', true]]);
    expect(lines[0]?.points[1]).toEqual([121, 29]);
  });

  it.each([
    [null], [undefined], ['text'], [42], [[]], [{}], [{ type: 'Feature', geometry: null }], [{ type: 'Point', coordinates: [1, 2] }],
    [{ type: 'Polygon', coordinates: [[[1, 2], [3, 4]]] }], [{ type: 'LineString', coordinates: [[1, 2], ['3', 4]] }], [{ type: 'LineString', coordinates: [[1, 2], [500, 4]] }],
  ])('outline_%j_isNothing', (geojson) => expect(outlineOf(geojson)).toEqual([]));
});

describe('region', () => {
  const inside = site({ siteId: 'in', longitude: 120, latitude: 30 });
  const near = site({ siteId: 'near', longitude: 121.5, latitude: 30 });
  const far = site({ siteId: 'far', longitude: 100, latitude: 30 });
  const nowhere = site({ siteId: 'nowhere', longitude: 0, latitude: 0 });

  it('region_withOutline_leavesOutWhatIsFarOrNowhere', () => {
    const region = regionOf(outlineOf(square), [nowhere, inside, far, near]);
    expect(region.placed.map((one) => one.siteId)).toEqual(['in', 'near']);
    expect(region.elsewhere.map((one) => one.siteId)).toEqual(['far', 'nowhere']);
    expect(region.bounds).toEqual({ west: 119, east: 121.5, south: 29, north: 31 });
  });

  it('region_withoutOutline_showsAllThatHaveAPosition', () => {
    const region = regionOf([], [far, inside, nowhere]);
    expect(region.placed.map((one) => one.siteId)).toEqual(['far', 'in']);
    expect(regionOf([], [nowhere]).bounds).toBeNull();
  });

  it('projection_corners_areWithinTheBoxAndNorthIsUp', () => {
    const project = projectionOf({ west: 119, east: 121, south: 29, north: 31 }, { width: 800, height: 600 }, 30);
    for (const [longitude, latitude] of [[119, 29], [121, 31]] as const) {
      const [x, y] = project(longitude, latitude);
      expect(x >= 30 - 1e-6 && x <= 770 + 1e-6 && y >= 30 - 1e-6 && y <= 570 + 1e-6).toBe(true);
    }
    expect(project(120, 31)[1]).toBeLessThan(project(120, 29)[1]);
    expect(project(120, 30)).toEqual([400, 300]);
  });

  it('projection_oneSite_isInTheMiddleAndFinite', () => {
    expect(projectionOf({ west: 120, east: 120, south: 30, north: 30 }, { width: 800, height: 600 }, 30)(120, 30)).toEqual([400, 300]);
  });
});

describe('names', () => {
  it.each([
    ['禾澜液化气储配站（演示）', 12, '禾澜液化气储配站'],
    ['浣江液化天然气调峰站', 8, '浣江液化天然气…'],
    ['Helan LPG depot (demo)', 12, 'Helan LPG depot'],
    ['（演示）', 12, '（演示）'],
    ['', 12, ''],
  ])('shortName_%s at %i, is %s', (name, most, short) => expect(shortName(name, most)).toBe(short));

  it('shortName_anyCut_isNoWiderThanAsked', () => {
    for (let most = 2; most < 12; most++) {
      expect(widthOf(shortName('Qitong 芳烃储罐 aromatics', most))).toBeLessThanOrEqual(most);
    }
  });
});

describe('summary', () => {
  it('summary_severalSites_isTheWorstOfEach', () => {
    const sum = summaryOf([site({ alarms: 2, unacknowledged: 1, worstPriority: 'medium' }), site({ sight: 'blind', worstPriority: 'low', alarms: 1 }), site({ sight: 'partlyBlind' })]);
    expect(sum).toEqual({ worst: 'medium', alarms: 3, unacknowledged: 1, sight: 'blind', blind: 2 });
  });

  it.each([[site(), true], [site({ sight: 'partlyBlind' }), false], [site({ alarms: 1, worstPriority: 'low' }), false], [site({ sight: 'idle' }), true]])('isCalm_%j_%s', (one, calm) =>
    expect(isCalm(summaryOf([one]))).toBe(calm));
});
