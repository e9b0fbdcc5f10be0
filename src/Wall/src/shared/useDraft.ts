import { useCallback, useEffect, useState } from 'react';
import { useSession } from '../app/SessionContext';

const PREFIX = 'draft';

interface Stored<T> {
  at: number;
  value: T;
}

export interface Draft<T> {
  value: T;
  set: (value: T | ((now: T) => T)) => void;
  /** When what is shown was typed, Unix ms, if it comes from an earlier visit; null otherwise. */
  restoredAt: number | null;
  /** Back to what the form began with; the stored draft is gone. To be called after a form was sent. */
  clear: () => void;
}

export const draftKey = (user: string, form: string): string => `${PREFIX}:${user}:${form}`;

/** What a person typed into a form, kept in this browser until it is sent or thrown away. `form` names it, e.g. `gateway/new`. */
export function useDraft<T>(form: string, initial: T): Draft<T> {
  const { session } = useSession();
  const key = draftKey(session?.user ?? '', form);
  const [first] = useState(initial);
  const [state, setState] = useState(() => ({ key, ...read(key, first) }));
  // Another form or another person: what is shown must be theirs at once, not one drawing later.
  const own = state.key === key ? state : { key, ...read(key, first) };
  useEffect(() => setState((now) => (now.key === key ? now : { key, ...read(key, first) })), [key, first]);

  const set = useCallback(
    (value: T | ((now: T) => T)) =>
      setState((now) => {
        const before = now.key === key ? now : { key, ...read(key, first) };
        const next = typeof value === 'function' ? (value as (now: T) => T)(before.value) : value;
        write(key, { at: Date.now(), value: next });
        return { ...before, value: next };
      }),
    [key, first],
  );
  const clear = useCallback(() => {
    localStorage.removeItem(key);
    setState({ key, value: first, restoredAt: null });
  }, [key, first]);
  return { value: own.value, restoredAt: own.restoredAt, set, clear };
}

function read<T>(key: string, initial: T): { value: T; restoredAt: number | null } {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? 'null') as Stored<T> | null;
    return stored === null ? { value: initial, restoredAt: null } : { value: stored.value, restoredAt: stored.at };
  } catch {
    // Written by another version of the client, or by hand: as good as none.
    return { value: initial, restoredAt: null };
  }
}

function write<T>(key: string, stored: Stored<T>): void {
  try {
    localStorage.setItem(key, JSON.stringify(stored));
  } catch {
    // The browser's store is full or forbidden: the form itself still holds what was typed.
  }
}
