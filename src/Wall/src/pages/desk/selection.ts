/** Where the keyboard is in the list, and which rows are marked. Ids, so that rows that come and go move nothing. */
export interface Selection {
  readonly cursor: string | null;
  /** Where the cursor was last seen: when its row is gone, the one that took its place is next. */
  readonly at: number;
  readonly marked: ReadonlySet<string>;
}

export const EMPTY: Selection = { cursor: null, at: 0, marked: new Set() };

/** The row of the cursor; if that is gone, the one now in its place; -1 in an empty list. */
export function placeOf(selection: Selection, ids: readonly string[]): number {
  const place = selection.cursor === null ? -1 : ids.indexOf(selection.cursor);
  return place >= 0 ? place : Math.min(Math.max(0, selection.at), ids.length - 1);
}

/** The cursor to a row; with `marking`, every row on the way is marked, too. */
export function goTo(selection: Selection, ids: readonly string[], to: number, marking = false): Selection {
  if (ids.length === 0) {
    return selection;
  }
  const from = placeOf(selection, ids);
  const at = Math.min(Math.max(0, to), ids.length - 1);
  const marked = marking ? new Set([...selection.marked, ...ids.slice(Math.min(from, at), Math.max(from, at) + 1)]) : selection.marked;
  return { cursor: ids[at] ?? null, at, marked };
}

export function toggle(selection: Selection, id: string): Selection {
  const marked = new Set(selection.marked);
  if (!marked.delete(id)) {
    marked.add(id);
  }
  return { ...selection, marked };
}

export const markAll = (selection: Selection, ids: readonly string[]): Selection => ({ ...selection, marked: new Set(ids) });

export const unmark = (selection: Selection): Selection => ({ ...selection, marked: new Set() });

/** What a command is for: the marked rows that are shown, or else the row of the cursor. In the order of the list. */
export function targetsOf(selection: Selection, ids: readonly string[]): readonly string[] {
  const marked = ids.filter((id) => selection.marked.has(id));
  const under = ids[placeOf(selection, ids)];
  return marked.length > 0 ? marked : under === undefined || selection.cursor === null ? [] : [under];
}
