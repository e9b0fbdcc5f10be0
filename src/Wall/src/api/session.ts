import { type ApiResult, request } from './http';
import type { About, Session } from './types';

export const whoAmI = (): Promise<ApiResult<Session>> => request('GET', '/api/v1/session');

export const signIn = (user: string, password: string): Promise<ApiResult<unknown>> =>
  request('POST', '/api/v1/session', { user, password });

export const signOut = (): Promise<ApiResult<unknown>> => request('DELETE', '/api/v1/session');

export const about = (): Promise<ApiResult<About>> => request('GET', '/api/v1/about');
