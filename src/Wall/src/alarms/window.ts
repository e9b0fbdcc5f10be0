/** Which rows of a long list are drawn, and how many are above and below what is seen. */
export interface RowWindow {
  /** First row drawn, and the one after the last. */
  from: number;
  to: number;
  /** Rows wholly above and below the visible part. */
  above: number;
  below: number;
}

/** Rows drawn beyond either edge, so that fast scrolling and the keyboard find rows ready. */
export const OVERSCAN = 20;

/** All sizes in px; `rowHeight` above 0. */
export function windowOf(count: number, rowHeight: number, scrollTop: number, height: number): RowWindow {
  const top = Math.min(Math.max(0, scrollTop), Math.max(0, count * rowHeight - height));
  const first = Math.floor(top / rowHeight);
  const last = Math.min(count, Math.ceil((top + height) / rowHeight));
  const whole = Math.min(count, Math.floor((top + height) / rowHeight));
  return { from: Math.max(0, first - OVERSCAN), to: Math.min(count, last + OVERSCAN), above: first, below: Math.max(0, count - whole) };
}
