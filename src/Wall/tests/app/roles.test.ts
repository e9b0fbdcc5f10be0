import { describe, expect, it } from 'vitest';
import { landingFor, pagesFor } from '../../src/app/roles';

describe('roles', () => {
  it.each([
    ['duty', 'desk'],
    ['supervisor', 'desk'],
    ['engineer', 'bench'],
    ['enterprise', 'gateways'],
    ['admin', 'system'],
  ])('landing_%s_is_%s', (role, page) => {
    expect(landingFor([role])).toBe(page);
    expect(pagesFor([role])).toContain(page);
  });

  it('landing_unknownRole_isTheWall', () => {
    expect(landingFor(['newer'])).toBe('wall');
    expect(landingFor([])).toBe('wall');
    expect(pagesFor([])).toContain('wall');
  });

  it('pages_severalRoles_areTheUnionInOneOrder', () => {
    const pages = pagesFor(['enterprise', 'duty']);
    expect(pages).toEqual(['wall', 'desk', 'handover', 'sites', 'gateways', 'kpi']);
  });
});
