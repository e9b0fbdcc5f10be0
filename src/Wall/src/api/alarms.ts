import { type ApiFailure, type ApiResult, request } from './http';
import type { AlarmDetail, AlarmRecord } from './types';

const path = (id: string) => `/api/v1/alarms/${encodeURIComponent(id)}`;

export const readAlarm = (id: string, signal?: AbortSignal): Promise<ApiResult<AlarmDetail>> =>
  request('GET', path(id), undefined, signal);

export const acknowledge = (id: string, note?: string): Promise<ApiResult<AlarmRecord>> =>
  request('POST', `${path(id)}/ack`, { note: note?.trim() ? note.trim() : null });

export const reset = (id: string): Promise<ApiResult<AlarmRecord>> => request('POST', `${path(id)}/reset`, {});

/** What a shelving needs: a reason, and an end (RFC 3339) or "until it clears". */
export interface ShelveBody {
  reason: string;
  until: string | null;
  oneShot: boolean;
}

export const shelve = (id: string, body: ShelveBody): Promise<ApiResult<AlarmRecord>> => request('POST', `${path(id)}/shelve`, body);

export const unshelve = (id: string): Promise<ApiResult<AlarmRecord>> => request('POST', `${path(id)}/unshelve`, {});

/** Needs the number of the permit under which the instrument is worked on. */
export const takeOutOfService = (id: string, permit: string, reason: string): Promise<ApiResult<AlarmRecord>> =>
  request('POST', `${path(id)}/out-of-service`, { permit, reason: reason === '' ? null : reason });

export const returnToService = (id: string): Promise<ApiResult<AlarmRecord>> => request('POST', `${path(id)}/return`, {});

/** The record as it is, which a 409 carries: somebody else was faster. */
export function presentRecord(failure: ApiFailure): AlarmRecord | null {
  const alarm = failure.problem['alarm'];
  return failure.status === 409 && typeof alarm === 'object' && alarm !== null ? (alarm as AlarmRecord) : null;
}
