import { useMemo } from 'react';
import type { Handling } from '../../api/handling';
import { useSession } from '../../app/SessionContext';
import { useRest } from '../../shared/useRest';

/** The newest of them, which is more than a desk works on. */
const PATH = '/api/v1/handlings?limit=500';

/** How old what is shown may be, ms. */
const REFRESH_MS = 5_000;

/** Whether this person handles alarms: duty, supervisor, admin. */
export function useMayHandle(): boolean {
  const { session } = useSession();
  return session?.roles.some((role) => ['duty', 'supervisor', 'admin'].includes(role)) ?? false;
}

/** What the bureau does about alarms, by alarm. */
export function useHandlings(): ReadonlyMap<string, Handling> {
  const may = useMayHandle();
  const { data } = useRest<{ items: Handling[] }>(may ? PATH : null, REFRESH_MS);
  return useMemo(() => new Map(data?.items.map((handling) => [handling.alarmId, handling])), [data]);
}
