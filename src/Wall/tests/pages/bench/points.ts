import type { Point } from '../../../src/pages/bench/model/types';

export function point(over: Partial<Point> = {}): Point {
  return {
    pointId: 'LI-912',
    name: '912罐液位',
    nameEn: 'Tank 912 level',
    kind: 'level',
    unit: 'm',
    rangeLow: 0,
    rangeHigh: 16,
    period: 5,
    hazardId: null,
    equipment: 'T-912',
    safety: false,
    conditions: [
      {
        condition: 'high',
        levels: [
          { level: 'H', limit: 13.2, priority: 'medium', latching: false, basis: 'design 7' },
          { level: 'HH', limit: 14, priority: 'high', latching: true, basis: null },
        ],
        deadband: 0.1,
        deadbandPercent: null,
        onDelay: 5,
        offDelay: 0,
        guidance: { cause: 'inlet open' },
      },
      { condition: 'rate', limit: 0.5, window: 60, priority: 'low' },
    ],
    ...over,
  };
}
