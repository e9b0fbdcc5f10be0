import type { AlarmRecord } from '../api/types';
import { isSetAside } from './order';

/** Who brought an alarm into the state in which a command found it, and when; nulls if the record does not say. */
export function whoDid(present: AlarmRecord): { by: string | null; at: string | null } {
  if (isSetAside(present.state)) {
    return { by: present.asideBy ?? null, at: null };
  }
  return { by: present.acknowledgedBy ?? null, at: present.acknowledgedAt ?? null };
}
