import { useCallback, useEffect, useRef, useState } from 'react';
import { type ApiFailure, request } from '../api/http';
import { useSession } from '../app/SessionContext';

export interface Rest<T> {
  /** What was read last; it stays on the screen while a later reading fails. */
  data: T | null;
  failure: ApiFailure | null;
  /** True from the first moment until an answer came. */
  loading: boolean;
  /** Unix ms at which it is asked again by itself after a 503 or a network failure; null if it is not. */
  retryAt: number | null;
  reload: () => void;
  /** Takes over what another request answered with, e.g. the record after a command. */
  put: (data: T) => void;
}

/** Without a word of the server: how long until a server that is away is asked again, ms. */
const RETRY_MS = 5_000;

/**
 * Reads `path` (null: nothing yet), again with every new path, every `refreshMs` if given, and after a new sign-in. A failure that
 * passes by itself (no answer, 503, 429) is tried again; a 401 opens the sign-in over the page.
 */
export function useRest<T>(path: string | null, refreshMs = 0): Rest<T> {
  const { gate } = useSession();
  const [state, setState] = useState<{ path: string | null; data: T | null; failure: ApiFailure | null; retryAt: number | null }>(EMPTY);
  const [tries, setTries] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const signedIn = gate === 'signedIn';

  useEffect(() => {
    if (path === null || !signedIn) {
      return undefined;
    }
    const abort = new AbortController();
    const read = async () => {
      const answer = await request<T>('GET', path, undefined, abort.signal);
      if (abort.signal.aborted) {
        return;
      }
      const wait = answer.ok ? refreshMs : retryDelay(answer.failure, refreshMs);
      const retryAt = answer.ok || wait === 0 ? null : Date.now() + wait;
      setState((before) =>
        answer.ok
          ? { path, data: answer.value, failure: null, retryAt }
          : { path, data: before.path === path ? before.data : null, failure: answer.failure, retryAt },
      );
      if (wait > 0) {
        timer.current = setTimeout(() => void read(), wait);
      }
    };
    void read();
    return () => {
      abort.abort();
      clearTimeout(timer.current);
    };
  }, [path, refreshMs, signedIn, tries]);

  const reload = useCallback(() => setTries((now) => now + 1), []);
  const put = useCallback((data: T) => setState({ path, data, failure: null, retryAt: null }), [path]);
  const own = state.path === path ? state : EMPTY;
  return { data: own.data as T | null, failure: own.failure, retryAt: own.retryAt, loading: path !== null && own.data === null && own.failure === null, reload, put };
}

const EMPTY = { path: null, data: null, failure: null, retryAt: null };

/** Ms until a failed reading is made again; 0: only when somebody asks. */
export function retryDelay(failure: ApiFailure, refreshMs: number): number {
  if (failure.status === 0 || failure.status === 503 || failure.status === 429) {
    return failure.retryAfter === null ? RETRY_MS : Math.max(1_000, failure.retryAfter * 1_000);
  }
  return failure.status >= 500 ? refreshMs : 0;
}
