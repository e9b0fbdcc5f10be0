import { describe, expect, it } from 'vitest';
import type { PointConfig } from '../../src/api/types';
import { limitSpans, type LimitsThen } from '../../src/trend/limitSpans';

const point: PointConfig = {
  pointId: 'LI-912',
  name: '',
  kind: 'level',
  unit: 'm',
  rangeLow: 0,
  rangeHigh: 16,
  period: 1,
  conditions: [{ condition: 'high', onDelay: 0, offDelay: 0, levels: [{ level: 'H', limit: 13.2, priority: 'high', latching: false }] }],
};

const at = (seconds: number) => new Date(seconds * 1000).toISOString();
const then = (from: number, to: number | null, value: number, ruleSet = 1): LimitsThen => ({
  from: at(from),
  to: to === null ? null : at(to),
  ruleSet,
  limits: [{ condition: 'high', level: 'H', value }],
});

describe('limitSpans', () => {
  it('spans_pastNotKnown_areThePresentOnes', () => {
    expect(limitSpans(point, null, 1000, 5000)).toEqual([{ level: 'H', value: 13.2, priority: 'high', from: 1000, to: 5000 }]);
  });

  it('spans_changedWithinTheWindow_areOneLineEach', () => {
    expect(limitSpans(point, [then(3, null, 13.2, 2), then(0, 3, 12)], 1000, 5000)).toEqual([
      { level: 'H', value: 12, priority: 'high', from: 1000, to: 3000 },
      { level: 'H', value: 13.2, priority: 'high', from: 3000, to: 5000 },
    ]);
  });

  it('spans_ruleSetThatChangedNothingHere_goOn', () => {
    expect(limitSpans(point, [then(0, 3, 12), then(3, null, 12, 2)], 1000, 5000)).toEqual([{ level: 'H', value: 12, priority: 'high', from: 1000, to: 5000 }]);
  });

  it('spans_outsideTheWindow_areLeftOut', () => {
    expect(limitSpans(point, [then(0, 1, 12), then(6, null, 12)], 1000, 5000)).toEqual([]);
  });
});
