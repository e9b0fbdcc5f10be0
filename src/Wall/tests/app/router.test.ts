import { describe, expect, it } from 'vitest';
import { routeOf, siteHref } from '../../src/app/router';

describe('routeOf', () => {
  it.each(['/', '/wall', '/wall/'])('route_%s_isTheWall', (path) => {
    expect(routeOf(path)).toEqual({ page: 'wall' });
  });

  it('route_site_roundTrips', () => {
    expect(routeOf(siteHref('330100099'))).toEqual({ page: 'site', siteId: '330100099' });
  });

  it.each(['/sites', '/sites/', '/sites/a/b', '/sites/%3Cscript%3E', '/other'])('route_%s_isNotFound', (path) => {
    expect(routeOf(path)).toEqual({ page: 'notFound' });
  });
});
