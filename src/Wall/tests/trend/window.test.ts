import { describe, expect, it } from 'vitest';
import { boundsOf, moved, queryOfWindow, scaled, stretch, windowOfQuery } from '../../src/trend/window';

const NOW = 1_800_000_000_000;

describe('window', () => {
  it('bounds_live_endNow', () => {
    expect(boundsOf({ minutes: 15 }, NOW)).toEqual([NOW - 900_000, NOW]);
  });

  it('moved_later_neverGoesBeyondNow', () => {
    expect(moved({ from: NOW - 20_000, to: NOW - 10_000 }, 2, NOW)).toEqual({ from: NOW - 10_000, to: NOW });
    expect(moved({ minutes: 1 }, -0.5, NOW)).toEqual({ from: NOW - 90_000, to: NOW - 30_000 });
  });

  it('scaled_thereAndBack_isTheSame', () => {
    const window = { from: NOW - 900_000, to: NOW - 300_000 };
    expect(scaled(scaled(window, 0.5, NOW), 2, NOW)).toEqual(window);
  });

  it('scaled_wider_endsAt92Days', () => {
    const [from, to] = boundsOf(scaled({ from: 0, to: NOW }, 2, NOW), NOW);
    expect(to - from).toBe(92 * 86_400_000);
  });

  it('stretch_backwardsOrTooShort_isInOrderAndFiveSeconds', () => {
    expect(stretch(NOW, NOW - 10_000)).toEqual({ from: NOW - 10_000, to: NOW });
    expect(stretch(NOW, NOW + 1_000)).toEqual({ from: NOW - 2_000, to: NOW + 3_000 });
  });

  it.each([{ minutes: 120 }, { from: NOW - 60_000, to: NOW }])('query_%o_roundTrips', (window) => {
    expect(windowOfQuery(queryOfWindow(window))).toEqual(window);
  });

  it.each([{}, { min: 'x' }, { min: '-5' }, { min: '1e9' }, { from: '5', to: '4' }])('query_%o_isTheLastHour', (query) => {
    expect(windowOfQuery(query as Record<string, string>)).toEqual({ minutes: 60 });
  });
});
