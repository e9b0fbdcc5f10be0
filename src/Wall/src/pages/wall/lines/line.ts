import type { FirstOutView, FloodGroup } from '../../../api/floods';
import type { AlarmRecord } from '../../../api/types';

/** What is folded: under a named cause, by unit, first-outs beyond the ones shown, or the low ones. */
export type FoldKind = FloodGroup['kind'] | 'firstOuts';

/** Alarms behind one line, in the order of display. */
export interface Fold {
  kind: FoldKind;
  name: string;
  siteId: string | null;
  alarms: AlarmRecord[];
  unacknowledged: number;
  /** Different alarms in the flood, those that are over counted too; never below the number of `alarms`. */
  total: number;
  /** Suppressed by design because of the cause: nobody was told. */
  suppressed: number;
}

/** A line of the wall's list. All lines are equally high. */
export type Line =
  | { kind: 'alarm'; key: string; alarm: AlarmRecord; inside: boolean; first: FirstOutView | null; activations: number }
  /** A first-out that is over: it still says what began. */
  | { kind: 'first'; key: string; first: FirstOutView }
  | { kind: 'fold'; key: string; fold: Fold; open: boolean };

export interface Folded {
  lines: Line[];
  /** Alarms that are behind a closed line. */
  hidden: number;
}

export const worstOf = (fold: Fold): AlarmRecord | undefined => fold.alarms[0];
