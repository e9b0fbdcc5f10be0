import { describe, expect, it } from 'vitest';
import { countViews, filterOfQuery, fitting, queryOfFilter, VIEWS, viewOf } from '../../../src/pages/desk/filter';
import { alarm, site } from '../../build';

const sites = new Map([
  ['S1', site({ siteId: 'S1', name: '临江罐区', nameEn: 'River farm', regionCode: '330109' })],
  ['S2', site({ siteId: 'S2', name: '山北', nameEn: 'North', regionCode: '331000' })],
]);
const rows = [
  alarm({ id: 'a', siteId: 'S1', state: 'UNACK', priority: 'critical', pointId: 'GT-101', equipment: 'B-101' }),
  alarm({ id: 'b', siteId: 'S1', state: 'ACKED', priority: 'high', acknowledgedBy: 'duty2' }),
  alarm({ id: 'c', siteId: 'S2', state: 'SHLVD', priority: 'low' }),
  alarm({ id: 'd', siteId: 'S2', state: 'LTACK', priority: 'low' }),
];
const ids = (query: Record<string, string>) => fitting(rows, filterOfQuery(query), sites).map(({ id }) => id).join('');

describe('filter', () => {
  it('fitting_nothingAsked_isTheListItself', () => {
    expect(fitting(rows, filterOfQuery({}), sites)).toBe(rows);
  });

  it.each([
    [{ state: 'UNACK,ACKED' }, 'ab'],
    [{ priority: 'low' }, 'cd'],
    [{ site: 'S2', priority: 'low,critical' }, 'cd'],
    [{ region: '3301' }, 'ab'],
    [{ region: '3301,331000', state: 'SHLVD' }, 'c'],
    [{ text: 'gt-101' }, 'a'],
    [{ text: '罐区 b-101' }, 'a'],
    [{ text: 'north' }, 'cd'],
    [{ text: 'DUTY2' }, 'b'],
    [{ text: 'gt-101 north' }, ''],
  ])('fitting_%o_is_%s', (query, wanted) => {
    expect(ids(query)).toBe(wanted);
  });

  it('query_ofAFilter_isThatFilterAgain', () => {
    const filter = filterOfQuery({ state: 'UNACK,ACKED', priority: 'high', site: 'S1', region: '3301', text: 'a b' });
    expect(filterOfQuery(queryOfFilter(filter))).toEqual(filter);
  });

  it('viewOf_statesInAnyOrder_isTheGroup', () => {
    expect(viewOf([])).toBe('all');
    expect(viewOf(VIEWS.aside.toReversed())).toBe('aside');
    expect(viewOf(['UNACK'])).toBeNull();
  });

  it('countViews_eachGroup_isWhatItsFilterShows', () => {
    const counts = countViews(rows);
    for (const name of ['all', 'waiting', 'holding', 'aside'] as const) {
      expect(counts[name], name).toBe(ids({ state: VIEWS[name].join(',') }).length);
    }
  });
});
