import { describe, expect, it } from 'vitest';
import type { PointConfig, PointView, SiteConfig } from '../../../src/api/types';
import { isAbnormal, rowsOf, type RowQuery } from '../../../src/pages/site/rows';

const point = (pointId: string, over: Partial<PointConfig> = {}): PointConfig => ({
  pointId,
  name: `点${pointId}`,
  kind: 'level',
  unit: 'm',
  rangeLow: 0,
  rangeHigh: 10,
  period: 3,
  conditions: [],
  ...over,
});

const good: PointView = { pointId: 'A', value: 1, quality: 'good', at: '2026-01-01T00:00:00Z', level: '', stale: false };

const config: SiteConfig = {
  siteId: '330100001',
  name: '一',
  regionCode: '330100',
  ruleSet: 1,
  hazards: [{ hazardId: '330100001001', name: '罐区', level: 1 }],
  points: [
    point('A', { hazardId: '330100001001', equipment: 'V-1' }),
    point('B', { hazardId: '330100001001', equipment: 'V-2' }),
    point('C', { period: 0 }),
    point('D', { equipment: 'V-1' }),
  ],
};

const all: RowQuery = { groupBy: 'none', text: '', onlyAbnormal: false, folded: new Set() };
const live = new Map([
  ['A', good],
  ['B', { ...good, pointId: 'B', level: 'H' as const }],
  ['D', { ...good, pointId: 'D', stale: true }],
]);
const keys = (query: Partial<RowQuery>) => rowsOf(config, live, { ...all, ...query }, 'other').map((row) => row.key);

describe('rowsOf', () => {
  it('rows_withoutGroups_areThePointsInOrder', () => {
    expect(keys({})).toEqual(['A', 'B', 'C', 'D']);
  });

  it('rows_byEquipment_areTogetherAndTheUnassignedLast', () => {
    expect(keys({ groupBy: 'equipment' })).toEqual(['group:V-1', 'A', 'D', 'group:V-2', 'B', 'group:', 'C']);
  });

  it('rows_byHazard_countWhatIsAbnormalAndNotWhatOwesNothing', () => {
    const groups = rowsOf(config, live, { ...all, groupBy: 'hazard' }, 'other').filter((row) => row.kind === 'group');
    expect(groups).toMatchObject([
      { title: '罐区 330100001001', points: 2, abnormal: 1 },
      { title: 'other', points: 2, abnormal: 1 },
    ]);
  });

  it('rows_folded_keepTheirHead', () => {
    expect(keys({ groupBy: 'equipment', folded: new Set(['V-1']) })).toEqual(['group:V-1', 'group:V-2', 'B', 'group:', 'C']);
  });

  it('rows_filters_areTakenTogether', () => {
    expect(keys({ onlyAbnormal: true })).toEqual(['B', 'D']);
    expect(keys({ onlyAbnormal: true, text: ' v-1' })).toEqual(['D']);
    expect(keys({ text: '点b' })).toEqual(['B']);
    expect(keys({ text: 'nothing', groupBy: 'equipment' })).toEqual([]);
  });
});

describe('isAbnormal', () => {
  it.each([
    [undefined, true],
    [good, false],
    [{ ...good, at: null }, true],
    [{ ...good, quality: 'uncertain' as const }, true],
    [{ ...good, level: 'LL' as const }, true],
  ])('abnormal_%o_is_%s', (now, expected) => {
    expect(isAbnormal(now)).toBe(expected);
  });
});
