import type { CurrentShift, Shift } from '../../api/shifts';
import { type Rest, useRest } from '../../shared/useRest';

export interface Seat {
  id: string;
  name: string;
  nameEn?: string | null;
}

/** How old what is shown may be, ms: a second desk signs or takes over meanwhile. */
const REFRESH_MS = 5_000;

/** Who has a seat now; an empty name: the first that this person sees. */
export function useCurrentShift(seat: string): Rest<CurrentShift> {
  return useRest<CurrentShift>(`/api/v1/shifts/current${seat === '' ? '' : `?seat=${encodeURIComponent(seat)}`}`, REFRESH_MS);
}

/** The shift that goes on; null: nobody is there. */
export function shiftOf(current: CurrentShift): Shift | null {
  const { id, user, displayName, since, revision } = current;
  return id === null || user === null || since === null ? null : { id, seat: current.seat, user, displayName: displayName ?? user, since, until: null, revision: revision ?? 0, handover: current.handover };
}
