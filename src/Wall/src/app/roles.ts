import type { PageName } from './routes';

export type Role = 'duty' | 'supervisor' | 'engineer' | 'enterprise' | 'admin';

/** Which pages a role works with, the first being where it lands. What it may do there, the server decides. */
const PAGES: Readonly<Record<Role, readonly PageName[]>> = {
  duty: ['desk', 'wall', 'handover', 'sites', 'kpi'],
  supervisor: ['desk', 'wall', 'handover', 'sites', 'kpi', 'bench', 'system'],
  engineer: ['bench', 'wall', 'desk', 'sites', 'kpi', 'system'],
  enterprise: ['gateways', 'wall', 'sites'],
  admin: ['system', 'wall', 'desk', 'handover', 'sites', 'kpi', 'bench', 'gateways'],
};

/** In this order they stand in the navigation, whoever looks. */
const ORDER: readonly PageName[] = ['wall', 'desk', 'handover', 'sites', 'bench', 'gateways', 'kpi', 'system'];

const known = (roles: readonly string[]): Role[] => (Object.keys(PAGES) as Role[]).filter((role) => roles.includes(role));

/** The pages that somebody with these roles finds in the navigation; with no known role, what everybody may see. */
export function pagesFor(roles: readonly string[]): PageName[] {
  const own = new Set(known(roles).flatMap((role) => PAGES[role]));
  return own.size === 0 ? ['wall', 'sites'] : ORDER.filter((page) => own.has(page));
}

/** Where somebody with these roles lands. */
export function landingFor(roles: readonly string[]): PageName {
  const first = known(roles)[0];
  return first === undefined ? 'wall' : (PAGES[first][0] ?? 'wall');
}
