import { describe, expect, it } from 'vitest';
import { OVERSCAN, windowOf } from '../../src/alarms/window';

describe('windowOf', () => {
  it('window_top_drawsWhatIsSeenAndCountsTheRest', () => {
    expect(windowOf(10_000, 50, 0, 500)).toEqual({ from: 0, to: 10 + OVERSCAN, above: 0, below: 9_990 });
  });

  it('window_middle_countsBothSides', () => {
    expect(windowOf(100, 50, 1_025, 500)).toEqual({ from: 20 - OVERSCAN, to: 31 + OVERSCAN, above: 20, below: 70 });
  });

  it('window_shortList_hidesNothing', () => {
    expect(windowOf(3, 50, 0, 500)).toEqual({ from: 0, to: 3, above: 0, below: 0 });
  });

  it('window_listShrankWhileScrolledDown_isNotEmpty', () => {
    const shown = windowOf(12, 50, 400_000, 500);
    expect(shown.to).toBe(12);
    expect(shown.from).toBe(0);
    expect(shown.below).toBe(0);
  });

  it('window_anyPlace_drawsAllThatIsSeen', () => {
    for (let top = 0; top < 5_000; top += 7) {
      const shown = windowOf(100, 50, top, 333);
      const last = Math.min(100, Math.ceil((Math.min(top, 100 * 50 - 333) + 333) / 50));
      expect(shown.from).toBeLessThanOrEqual(Math.floor(top / 50));
      expect(shown.to).toBeGreaterThanOrEqual(last);
      expect(shown.above + shown.below).toBeLessThanOrEqual(100);
    }
  });
});
