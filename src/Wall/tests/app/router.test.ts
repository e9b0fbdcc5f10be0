import { describe, expect, it } from 'vitest';
import { hrefOf, routeOf, ROUTES, siteHref } from '../../src/app/routes';

describe('routeOf', () => {
  it('route_root_isTheLanding', () => {
    expect(routeOf('/')).toEqual({ page: 'landing' });
  });

  it.each(ROUTES)('route_$path_isItsPage', ({ page, path }) => {
    const id = path.includes('{id}') ? 'gw-1.b_C' : '';
    expect(routeOf(path.replace('{id}', id))).toEqual({ page, id });
    expect(routeOf(`${path.replace('{id}', id)}/`)).toEqual({ page, id });
    expect(hrefOf(page, id)).toBe(path.replace('{id}', id));
  });

  it('route_site_roundTrips', () => {
    expect(routeOf(siteHref('330100099'))).toEqual({ page: 'site', id: '330100099' });
  });

  it.each(['/sites/a/b', '/sites/%3Cscript%3E', '/desk/alarms', '/desk/alarms/', '/other', '//'])('route_%s_isNotFound', (path) => {
    expect(routeOf(path)).toEqual({ page: 'notFound' });
  });
});

describe('hrefOf', () => {
  it('href_query_isAddedWithoutEmptyOnes', () => {
    expect(hrefOf('desk', '', { state: 'UNACK', site: '' })).toBe('/desk?state=UNACK');
    expect(hrefOf('desk', '', { site: '' })).toBe('/desk');
  });
});
