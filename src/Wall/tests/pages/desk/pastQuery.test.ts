import { describe, expect, it } from 'vitest';
import { dayBounds } from '../../../src/pages/desk/days';
import { filterOfQuery } from '../../../src/pages/desk/filter';
import { pastPath } from '../../../src/pages/desk/pastQuery';

describe('pastPath', () => {
  it('pastPath_days_coverTheWholeLastDay', () => {
    const query = new URLSearchParams(pastPath(filterOfQuery({ state: 'NORM', priority: 'high' }), '2026-01-01', '2026-01-01', 'c').split('?')[1]);
    expect(Date.parse(query.get('to') ?? '') - Date.parse(query.get('from') ?? '')).toBe(86_400_000);
    expect([query.get('state'), query.get('priority'), query.get('cursor'), query.get('siteId')]).toEqual(['NORM', 'high', 'c', null]);
  });

  it('dayBounds_noDay_isNull', () => {
    expect([dayBounds(''), dayBounds('yesterday')]).toEqual([null, null]);
  });
});
