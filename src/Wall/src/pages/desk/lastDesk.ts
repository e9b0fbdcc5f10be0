import { EMPTY, type Selection } from './selection';

/** Where the reader was in the list: whoever comes back from an alarm finds the filter and the row again. */
export const lastDesk: { href: string; selection: Selection } = { href: '/desk', selection: EMPTY };
