import { useEffect, useMemo, useState } from 'react';
import { type ApiFailure, type Fault, faultsOf, request } from '../../api/http';
import { useSession } from '../../app/SessionContext';
import { type BenchDraft, isEmpty, pointsOf } from './model/draft';
import { placeFaults } from './model/faults';
import type { Point, RuleChange, RuleSet } from './model/types';
import { setsPath } from './useStanding';

/** How long nothing was typed before the server is asked, ms. */
const REST_MS = 600;

export interface Check {
  /** The draft that this is about. */
  of: BenchDraft | null;
  changes: RuleChange[];
  changeCount: number;
  /** Faults by row, then by column. */
  cells: ReadonlyMap<string, ReadonlyMap<string, Fault[]>>;
  rest: Fault[];
  /** What else kept it from being checked. */
  failure: ApiFailure | null;
}

const NOTHING: Check = { of: null, changes: [], changeCount: 0, cells: new Map(), rest: [], failure: null };

/** Lets the server judge the draft as soon as nobody types: faults at their cells, or what would change. */
export function useCheck(siteId: string, draft: BenchDraft, base: readonly Point[], version: number, mayPropose: boolean): { check: Check; checking: boolean } {
  const { gate } = useSession();
  const [check, setCheck] = useState<Check>(NOTHING);
  const empty = isEmpty(draft);
  const relevant = useMemo(() => draft, [draft.changed, draft.added, draft.removed, draft.basedOn]);
  const wanted = !empty && mayPropose && gate === 'signedIn';
  useEffect(() => {
    if (!wanted) {
      return undefined;
    }
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const { points, keys } = pointsOf(relevant, base);
      const body = { basedOn: relevant.basedOn || version, reason: 'check', points };
      const answer = await request<RuleSet>('POST', `${setsPath(siteId)}?dryRun=true`, body, abort.signal);
      if (abort.signal.aborted) {
        return;
      }
      if (answer.ok) {
        setCheck({ ...NOTHING, of: relevant, changes: answer.value.changes, changeCount: answer.value.changeCount });
        return;
      }
      const faults = faultsOf(answer.failure);
      const { cells, rest } = placeFaults(faults, points, keys);
      setCheck({ ...NOTHING, of: relevant, cells: byRow(cells), rest, failure: faults.length > 0 ? null : answer.failure });
    }, REST_MS);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [wanted, relevant, base, version, siteId]);
  return { check: empty ? NOTHING : check, checking: wanted && check.of !== relevant };
}

function byRow(cells: ReadonlyMap<string, Fault[]>): Map<string, Map<string, Fault[]>> {
  const rows = new Map<string, Map<string, Fault[]>>();
  for (const [key, faults] of cells) {
    const [row = '', column = ''] = key.split('\t');
    rows.set(row, (rows.get(row) ?? new Map<string, Fault[]>()).set(column, faults));
  }
  return rows;
}
