import { describe, expect, it } from 'vitest';
import { placeFaults } from '../../../src/pages/bench/model/faults';
import { point } from './points';

const low = { condition: 'low', levels: [{ level: 'L' as const, limit: 1, priority: 'low' as const, latching: false }], onDelay: 0, offDelay: 0 };
const points = [point(), point({ pointId: 'B', conditions: [low, { condition: 'rate' }] })];
const placed = (where: string) => {
  const { cells, rest } = placeFaults([{ where, text: 'x', textEn: 'x' }], points, ['LI-912', '+1']);
  return rest.length > 0 ? 'rest' : [...cells.keys()].map((key) => key.replace('\t', ' '));
};

describe('placeFaults', () => {
  it.each([
    ['points[0].rangeHigh', ['LI-912 rangeHigh']],
    ['points[1].pointId', ['+1 pointId']],
    ['points[0].conditions[0].levels[1].limit', ['LI-912 HH']],
    ['points[0].conditions[0].levels[1].priority', ['LI-912 HHPriority']],
    ['points[0].conditions[0].deadband', ['LI-912 highDeadband']],
    ['points[1].conditions[0].onDelay', ['+1 lowOn']],
    ['points[0].conditions', ['LI-912 H', 'LI-912 HH']],
    ['points[0].conditions[0].levels', ['LI-912 H', 'LI-912 HH']],
    ['points[1].conditions[1].limit', ['+1 others']],
    ['points[0].hazardId', ['LI-912 others']],
    ['points[0].conditions[0].guidance.cause', ['LI-912 others']],
  ])('placeFaults_%s_isAtItsCell', (where, cells) => {
    expect(placed(where)).toEqual(cells);
  });

  it.each(['reason', 'points[7].name', 'suppressions[0].name'])('placeFaults_%s_isOfNoCell', (where) => {
    expect(placed(where)).toBe('rest');
  });
});
