import { useCallback, useMemo, useRef } from 'react';
import { type Draft, useDraft } from '../../shared/useDraft';
import { type BenchDraft, EMPTY, isEmpty, type Row, rowsOf } from './model/draft';
import type { Point, RuleSet } from './model/types';

/** Steps back that are kept. */
const STEPS = 100;

export interface Bench {
  siteId: string;
  standing: RuleSet;
  base: readonly Point[];
  draft: Draft<BenchDraft>;
  rows: readonly Row[];
  /** Changes the draft; the step before can be taken back. */
  change: (next: BenchDraft | ((now: BenchDraft) => BenchDraft)) => void;
  undo: () => void;
}

const NO_POINTS: readonly Point[] = [];

/** The draft of a site on top of the rules in force. */
export function useBench(siteId: string, standing: RuleSet): Bench {
  const draft = useDraft<BenchDraft>(`bench/${siteId}`, EMPTY);
  const base = standing.content?.points ?? NO_POINTS;
  const steps = useRef<BenchDraft[]>([]);
  const rows = useMemo(() => rowsOf(draft.value, base), [draft.value, base]);
  const { value, set } = draft;
  const change = useCallback(
    (next: BenchDraft | ((now: BenchDraft) => BenchDraft)) => {
      steps.current = [...steps.current.slice(1 - STEPS), value];
      set((now) => {
        const made = typeof next === 'function' ? next(now) : next;
        return { ...made, basedOn: isEmpty(made) ? 0 : made.basedOn || standing.version };
      });
    },
    [value, set, standing.version],
  );
  const undo = useCallback(() => {
    const last = steps.current.pop();
    if (last !== undefined) {
      set((now) => ({ ...last, reason: now.reason, basis: now.basis }));
    }
  }, [set]);
  return { siteId, standing, base, draft, rows, change, undo };
}
