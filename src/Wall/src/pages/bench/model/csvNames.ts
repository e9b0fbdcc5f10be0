import { zh } from '../texts.zh';

/** Chinese headers of the point file by column, for finding the cell of a fault. */
export const CSV_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(zh).flatMap(([key, text]) => (key.startsWith('bench.csv.') ? [[key.slice('bench.csv.'.length), text]] : [])),
);
