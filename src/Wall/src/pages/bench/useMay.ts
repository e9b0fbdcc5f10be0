import { useSession } from '../../app/SessionContext';

export interface May {
  /** Propose rules: engineer, admin. */
  propose: boolean;
  /** Simulate, withdraw: engineer, supervisor, admin. */
  review: boolean;
  /** Approve, reject (of others): supervisor, admin. */
  approve: boolean;
  user: string;
}

/** What the signed-in person may do here; the server decides, this only says which buttons are of use. */
export function useMay(): May {
  const { session } = useSession();
  const has = (...roles: string[]) => roles.some((role) => session?.roles.includes(role) ?? false);
  return { propose: has('engineer', 'admin'), review: has('engineer', 'supervisor', 'admin'), approve: has('supervisor', 'admin'), user: session?.user ?? '' };
}
