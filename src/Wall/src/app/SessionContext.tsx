import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { onUnauthorized } from '../api/http';
import { signOut as endSession, whoAmI } from '../api/session';
import type { Session } from '../api/types';

/** `expired`: there was a session in this page and the server no longer knows it. */
export type Gate = 'asking' | 'signedOut' | 'expired' | 'signedIn' | 'unreachable';

export interface SessionState {
  gate: Gate;
  session: Session | null;
  /** Asks the server again who is signed in. */
  refresh: () => Promise<void>;
  expire: () => void;
  signOut: () => Promise<void>;
}

const Context = createContext<SessionState | null>(null);

/** How often a server that cannot be reached is asked again, ms. */
const RETRY_MS = 2_000;

export function SessionProvider({ children }: { children: ReactNode }) {
  const [gate, setGate] = useState<Gate>('asking');
  const [session, setSession] = useState<Session | null>(null);

  const expire = useCallback(() => setGate((now) => (now === 'signedIn' || now === 'expired' ? 'expired' : 'signedOut')), []);

  const refresh = useCallback(async () => {
    const answer = await whoAmI();
    if (answer.ok) {
      setSession(answer.value);
      setGate('signedIn');
    } else if (answer.failure.status !== 401) {
      setGate((now) => (now === 'asking' || now === 'unreachable' ? 'unreachable' : now));
    }
  }, []);

  const signOut = useCallback(async () => {
    const answer = await endSession();
    // A session that could not be ended at the server must not look ended here.
    if (answer.ok || answer.failure.status === 401) {
      setGate('signedOut');
      setSession(null);
    }
  }, []);

  useEffect(() => onUnauthorized(expire), [expire]);
  useEffect(() => void refresh(), [refresh]);
  useEffect(() => {
    if (gate !== 'unreachable') {
      return undefined;
    }
    const timer = setInterval(() => void refresh(), RETRY_MS);
    return () => clearInterval(timer);
  }, [gate, refresh]);

  const state = useMemo(() => ({ gate, session, refresh, expire, signOut }), [gate, session, refresh, expire, signOut]);
  return <Context value={state}>{children}</Context>;
}

export function useSession(): SessionState {
  const state = useContext(Context);
  if (state === null) {
    throw new Error('useSession outside SessionProvider');
  }
  return state;
}
