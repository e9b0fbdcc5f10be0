import { describe, expect, it } from 'vitest';
import { lastDays, partsOf, pathOf } from '../../../src/pages/kpi/asked';
import { scaleOf } from '../../../src/pages/kpi/Bullet';
import { shown } from '../../../src/pages/kpi/shown';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 22, 1, 33, 7);

describe('asked', () => {
  it('lastDays_now_endsWithThePresentTenMinutes', () => {
    expect(lastDays(7, NOW)).toEqual({ from: Date.UTC(2026, 10, 15, 1, 40), to: Date.UTC(2026, 10, 22, 1, 40) });
  });

  it('path_emptyParts_areLeftOut', () => {
    const path = pathOf({ seat: 'hall', siteId: '', shift: 'night', from: 0, to: DAY });
    expect(path).toBe('/api/v1/kpis?seat=hall&from=1970-01-01T00%3A00%3A00.000Z&to=1970-01-02T00%3A00%3A00.000Z&shift=night');
  });

  it.each([1, 7, 30, 90, 366])('parts_%iDays_coverTheWindowWithoutOverlap', (days) => {
    const { from, to } = lastDays(days, NOW);
    const parts = partsOf(from, to, 480);
    expect(parts[0]?.from).toBe(from);
    expect(parts.at(-1)?.to).toBe(to);
    parts.slice(1).forEach((part, i) => expect(part.from).toBe(parts[i]?.to));
    expect(parts.length).toBeLessThanOrEqual(32);
  });

  it('parts_week_areDaysOfTheSeat', () => {
    const { from, to } = lastDays(7, NOW);
    // Midnight in Beijing is 16:00 UTC.
    expect(new Date(partsOf(from, to, 480)[1]?.from ?? 0).toISOString()).toBe('2026-11-15T16:00:00.000Z');
  });
});

describe('shown', () => {
  it.each([
    [null, '%', '–'],
    [44.444, '%', '44.4 %'],
    [1.2857, '/d', '1.29'],
    [206, 's', '3:26'],
    [0, '', '0'],
  ])('shown_%s_%s_is_%s', (value, unit, text) => {
    expect(shown(value, unit)).toBe(text);
  });
});

describe('scaleOf', () => {
  it('scale_holdsValueTargetAndLimit', () => {
    expect(scaleOf(9, 150, 300)).toBe(450);
    expect(scaleOf(1000, 150, 300)).toBe(1050);
    expect(scaleOf(0, 0, 0)).toBeGreaterThan(0);
  });
});
