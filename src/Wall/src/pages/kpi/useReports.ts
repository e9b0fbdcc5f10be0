import { useEffect, useState } from 'react';
import { request } from '../../api/http';
import type { KpiReport } from './types';

/** Reports asked for at once: the rest of the service has other things to do. */
const AT_ONCE = 3;

/** Many reports, each shown when it is there; one that fails stays away. */
export function useReports(paths: readonly string[]): { reports: ReadonlyMap<string, KpiReport>; done: number; failed: number } {
  const key = paths.join('\n');
  const [state, setState] = useState({ key: '', reports: new Map<string, KpiReport>(), failed: 0 });
  useEffect(() => {
    const abort = new AbortController();
    const waiting = key === '' ? [] : key.split('\n');
    setState({ key, reports: new Map(), failed: 0 });
    const work = async () => {
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        const own = path;
        const answer = await request<KpiReport>('GET', own, undefined, abort.signal);
        if (abort.signal.aborted) {
          return;
        }
        setState((now) =>
          now.key !== key
            ? now
            : answer.ok
              ? { ...now, reports: new Map(now.reports).set(own, answer.value) }
              : { ...now, failed: now.failed + 1 },
        );
      }
    };
    for (let i = 0; i < AT_ONCE; i++) {
      void work();
    }
    return () => abort.abort();
  }, [key]);
  const own = state.key === key ? state : { reports: new Map<string, KpiReport>(), failed: 0 };
  return { reports: own.reports, done: own.reports.size + own.failed, failed: own.failed };
}
