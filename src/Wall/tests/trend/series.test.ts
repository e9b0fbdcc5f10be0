import { describe, expect, it } from 'vitest';
import type { PointConfig, TrendSeries } from '../../src/api/types';
import { mergePoints, placeInRange } from '../../src/sites/points';
import { columnsOf, lastValue, limitsOf, rangeFor } from '../../src/trend/series';

const trend = (over: Partial<TrendSeries>): TrendSeries => ({ pointId: 'LI-912', times: [], values: [], qualities: [], samples: 0, ...over });

const point: PointConfig = {
  pointId: 'LI-912',
  name: '液位',
  kind: 'level',
  unit: 'm',
  rangeLow: 0,
  rangeHigh: 16,
  period: 0,
  conditions: [
    { condition: 'low', onDelay: 0, offDelay: 0, levels: [{ level: 'L', limit: 1, priority: 'medium', latching: false }] },
    {
      condition: 'high',
      onDelay: 0,
      offDelay: 0,
      levels: [
        { level: 'H', limit: 13.2, priority: 'high', latching: false },
        { level: 'HH', limit: 14, priority: 'critical', latching: false },
      ],
    },
    { condition: 'stale', onDelay: 0, offDelay: 0 },
  ],
};

describe('columnsOf', () => {
  it('columns_silenceOfMoreThanFivePeriods_breaksTheLine', () => {
    const columns = columnsOf(trend({ times: [0, 300_000, 700_000], values: [1, 2, 3], samples: 3 }), 60, 3_600_000);
    expect(columns[0]).toEqual([0, 300, 500, 700]);
    expect(columns[1]).toEqual([1, 2, null, 3]);
  });

  it('columns_fastPoint_isNotBrokenBelowThirtySeconds', () => {
    expect(columnsOf(trend({ times: [0, 30_000, 60_001], values: [1, 2, 3], samples: 3 }), 1, 3_600_000)[1]).toEqual([1, 2, null, 3]);
  });

  it('columns_noPeriod_owesNoSamples', () => {
    expect(columnsOf(trend({ times: [0, 3_000_000], values: [1, 2], samples: 2 }), 0, 3_600_000)[1]).toEqual([1, 2]);
  });

  it('columns_thinnedTrend_isNotBrokenByThinning', () => {
    const columns = columnsOf(trend({ times: [0, 4_000_000, 8_000_000], values: [1, 2, 3], samples: 90_000 }), 1, 8_000_000);
    expect(columns[1]).toEqual([1, 2, 3]);
  });

  it('columns_badAndUncertain_areNotDrawnAsGood', () => {
    const columns = columnsOf(trend({ times: [0, 1000, 2000], values: [1, 2, 3], qualities: [0, 1, 2], samples: 3 }), 1, 3_600_000);
    expect(columns[1]).toEqual([1, 2, null]);
    expect(columns[2]).toEqual([null, 2, null]);
    expect(lastValue(columns)).toBe(2);
  });
});

describe('rangeFor', () => {
  it.each([
    [0, 60],
    [40 * 60_000, 60],
    [50 * 60_000, 120],
    [5 * 3_600_000, 480],
    [90 * 3_600_000, 1440],
  ])('range_age%dMs_is%dMinutes', (age, minutes) => {
    expect(rangeFor(age)).toBe(minutes);
  });
});

describe('limitsOf', () => {
  it('limits_allConditions_areLines', () => {
    expect(limitsOf(point).map((limit) => `${limit.level} ${limit.value}`)).toEqual(['L 1', 'H 13.2', 'HH 14']);
    expect(limitsOf(undefined)).toEqual([]);
  });
});

describe('points', () => {
  it('merge_laterMessage_changesOnlyWhatItNames', () => {
    const view = (pointId: string, value: number) => ({ pointId, value, quality: 'good' as const, level: '' as const, stale: false });
    const merged = mergePoints(mergePoints(new Map(), [view('a', 1), view('b', 2)]), [view('b', 3)]);
    expect([...merged.values()].map((point) => point.value)).toEqual([1, 3]);
  });

  it.each([
    [8, 0.5],
    [-3, 0],
    [99, 1],
    [null, null],
  ])('place_%s_is_%s', (value, place) => {
    expect(placeInRange(point, value)).toBe(place);
  });

  it('place_emptyRange_isNowhere', () => {
    expect(placeInRange({ ...point, rangeHigh: 0 }, 5)).toBeNull();
  });
});
