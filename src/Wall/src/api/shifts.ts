import { type ApiFailure, type ApiResult, request } from './http';
import type { Handling } from './handling';
import type { AlarmRecord, SiteView } from './types';

export interface Signature {
  by: string;
  at: string;
  note?: string | null;
}

export interface HandoverCounts {
  open: number;
  unacknowledged: number;
  shelved: number;
  outOfService: number;
  suppressed: number;
  sites: number;
  blind: number;
  partlyBlind: number;
  handlings: number;
  changes: number;
}

/** A rule set or override, as far as a handover shows it. */
export interface ChangeView {
  siteId: string;
  version: number;
  kind: string;
  state: string;
  proposedBy: string;
  proposedAt: string;
  reason: string;
  changes: { pointId?: string | null; condition?: string | null; parameter: string; old?: string | null; new?: string | null }[];
  changeCount: number;
  approvedBy?: string | null;
  closedBy?: string | null;
}

/** What stood open when the handover was prepared; of each list at most 500, the counts say how many there were. */
export interface HandoverSnapshot {
  open: AlarmRecord[];
  shelved: AlarmRecord[];
  outOfService: AlarmRecord[];
  suppressed: number;
  blind: SiteView[];
  handlings: Handling[];
  changes: ChangeView[];
}

export interface Handover {
  preparedAt: string;
  preparedBy: string;
  counts: HandoverCounts;
  snapshot?: HandoverSnapshot | null;
  signed?: Signature | null;
  accepted?: Signature | null;
}

export interface Shift {
  id: string;
  seat: string;
  user: string;
  displayName: string;
  since: string;
  until?: string | null;
  revision: number;
  handover?: Handover | null;
}

/** Who has a seat; nobody: all but `seat` is null. */
export interface CurrentShift {
  seat: string;
  id: string | null;
  user: string | null;
  displayName: string | null;
  since: string | null;
  revision: number | null;
  handover: Handover | null;
}

const path = (id: string) => `/api/v1/shifts/${encodeURIComponent(id)}`;

export const takeSeat = (seat: string): Promise<ApiResult<Shift>> => request('POST', '/api/v1/shifts', { seat });
export const prepareHandover = (id: string): Promise<ApiResult<Shift>> => request('POST', `${path(id)}/handover`, {});
export const signHandover = (id: string, note: string): Promise<ApiResult<Shift>> => request('POST', `${path(id)}/sign`, { note: note.trim() || null });

/** By the one who comes, with the own password; answers the shift that begins. */
export const acceptHandover = (id: string, user: string, password: string, note: string): Promise<ApiResult<Shift>> =>
  request('POST', `${path(id)}/accept`, { user, password, note: note.trim() || null });

/** The shift as it is, which a 409 carries. */
export function presentShift(failure: ApiFailure): Shift | null {
  const shift = failure.problem['shift'];
  return failure.status === 409 && typeof shift === 'object' && shift !== null ? (shift as Shift) : null;
}
