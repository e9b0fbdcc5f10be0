import type { Shift } from '../../api/shifts';

/** How far a handover is: nothing yet, written down, signed by who goes, accepted by who comes. */
export type Progress = 'open' | 'prepared' | 'signed' | 'accepted';

export const PROGRESS: readonly Progress[] = ['open', 'prepared', 'signed', 'accepted'];

export function progressOf(shift: Shift): Progress {
  const { handover } = shift;
  return handover == null ? 'open' : handover.accepted != null ? 'accepted' : handover.signed != null ? 'signed' : 'prepared';
}

/** May this person prepare and sign: the one who has the seat, a supervisor or an admin. */
export const mayAct = (shift: Shift, user: string, roles: readonly string[]): boolean => shift.user === user || roles.some((role) => role === 'supervisor' || role === 'admin');

/** A picture that is older than this should be made anew before it is signed, ms. */
const STALE_MS = 15 * 60_000;

export const isStale = (shift: Shift, now: number): boolean => shift.handover != null && shift.handover.signed == null && now - Date.parse(shift.handover.preparedAt) > STALE_MS;
