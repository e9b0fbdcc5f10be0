import { describe, expect, it } from 'vitest';
import { joinTrends, valueAt } from '../../src/trend/join';

const trend = (pointId: string, times: number[], values: (number | null)[]) => ({ pointId, times, values, qualities: [], samples: times.length });

describe('joinTrends', () => {
  it('join_differentMoments_areOneAxisWithoutEndingLines', () => {
    const joined = joinTrends([trend('A', [1000, 3000], [1, 3]), trend('B', [2000, 3000], [20, 30])], [0, 0], 10_000);
    expect(joined).toEqual([
      [1, 2, 3],
      [1, undefined, 3],
      [undefined, 20, 30],
    ]);
  });

  it('join_silence_endsTheLineOfThatPointOnly', () => {
    const joined = joinTrends([trend('A', [0, 100_000], [1, 2]), trend('B', [0, 100_000], [5, 6])], [1, 0], 100_000);
    expect(joined[1]).toEqual([1, null, 2]);
    expect(joined[2]).toEqual([5, undefined, 6]);
  });

  it('join_missingTrend_isAnEmptyColumn', () => {
    expect(joinTrends([undefined, trend('B', [1000], [1])], [0, 0], 1000)).toEqual([[1], [undefined], [1]]);
  });
});

describe('valueAt', () => {
  it.each([
    [2, 3],
    [1, 1],
    [0, 1],
    [-1, null],
  ])('value_place%i_is_%s', (place, expected) => {
    expect(valueAt([1, undefined, 3], place)).toBe(expected);
  });

  it('value_withinAGap_isNone', () => {
    expect(valueAt([1, null, undefined], 2)).toBeNull();
    expect(valueAt(undefined, 3)).toBeNull();
  });
});
