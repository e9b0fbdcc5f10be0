import { useSession } from '../../app/SessionContext';

/** Who may create, rotate and revoke gateways; an engineer may look at the traffic of one. */
export function useManage(): { manage: boolean; adopt: boolean } {
  const { session } = useSession();
  const has = (role: string) => session?.roles.includes(role) ?? false;
  return { manage: has('enterprise') || has('admin'), adopt: has('engineer') || has('admin') };
}
