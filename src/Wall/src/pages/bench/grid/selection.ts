export interface Place {
  row: number;
  column: number;
}

/** A rectangle of cells: `at` is where typing goes, `to` the opposite corner. */
export interface Selection {
  at: Place;
  to: Place;
}

export interface Rect {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export const rectOf = ({ at, to }: Selection): Rect => ({
  top: Math.min(at.row, to.row),
  bottom: Math.max(at.row, to.row),
  left: Math.min(at.column, to.column),
  right: Math.max(at.column, to.column),
});

export const only = (at: Place): Selection => ({ at, to: at });

const MOVES: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-15, 0],
  PageDown: [15, 0],
};

export interface Key {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** Where a key leads, as in a spreadsheet; null if it does not move. */
export function moved(selection: Selection, key: Key, rows: number, columns: number): Selection | null {
  const control = key.ctrlKey || key.metaKey;
  const last = { row: rows - 1, column: columns - 1 };
  if (control && key.key.toLowerCase() === 'a') {
    return { at: { row: 0, column: 0 }, to: last };
  }
  const from = key.shiftKey && key.key !== 'Tab' && key.key !== 'Enter' ? selection.to : selection.at;
  const target = targetOf(from, key, control, last);
  if (target === null) {
    return null;
  }
  const place = { row: Math.max(0, Math.min(last.row, target.row)), column: Math.max(0, Math.min(last.column, target.column)) };
  return key.shiftKey && key.key !== 'Tab' && key.key !== 'Enter' ? { at: selection.at, to: place } : only(place);
}

function targetOf(from: Place, key: Key, control: boolean, last: Place): Place | null {
  const move = MOVES[key.key];
  if (move !== undefined) {
    const far = control ? Infinity : 1;
    return { row: from.row + (move[0] === 0 ? 0 : move[0] * far), column: from.column + (move[1] === 0 ? 0 : move[1] * far) };
  }
  if (key.key === 'Home') {
    return { row: control ? 0 : from.row, column: 0 };
  }
  if (key.key === 'End') {
    return { row: control ? last.row : from.row, column: last.column };
  }
  if (key.key === 'Tab') {
    return { row: from.row, column: from.column + (key.shiftKey ? -1 : 1) };
  }
  return key.key === 'Enter' ? { row: from.row + (key.shiftKey ? -1 : 1), column: from.column } : null;
}
