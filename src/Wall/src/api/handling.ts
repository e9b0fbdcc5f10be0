import { type ApiFailure, type ApiResult, request } from './http';

export type Stage = 'none' | 'verifying' | 'contacted' | 'judged' | 'closed';
export type Verdict = 'false' | 'maintenance' | 'process' | 'real';

export interface HandlingStep {
  stage: Stage;
  verdict?: Verdict | null;
  note?: string | null;
  by: string;
  at: string;
}

/** What the bureau does about an alarm; `version` counts its steps. */
export interface Handling {
  alarmId: string;
  siteId: string;
  stage: Stage;
  verdict?: Verdict | null;
  version: number;
  steps: HandlingStep[];
}

export interface StepBody {
  stage: Stage;
  verdict: Verdict | null;
  note: string | null;
  version: number;
}

export const handlingPath = (alarmId: string): string => `/api/v1/alarms/${encodeURIComponent(alarmId)}/handling`;

export const takeStep = (alarmId: string, body: StepBody): Promise<ApiResult<Handling>> => request('POST', handlingPath(alarmId), body);

/** The record as it is, which a 409 carries: somebody took a step meanwhile. */
export function presentHandling(failure: ApiFailure): Handling | null {
  const handling = failure.problem['handling'];
  return failure.status === 409 && typeof handling === 'object' && handling !== null ? (handling as Handling) : null;
}
