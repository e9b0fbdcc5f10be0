/**
 * The cells of a text from the clipboard as Excel, WPS and LibreOffice put it there: tabs between cells, a line per row, and quotes
 * around a cell that holds a tab, a line break or a quote.
 */
export function parsePaste(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let i = 0; i < source.length; i++) {
    const char = source[i] ?? '';
    if (quoted) {
      if (char !== '"') {
        cell += char;
      } else if (source[i + 1] === '"') {
        cell += '"';
        i++;
      } else {
        quoted = false;
      }
    } else if (char === '"' && cell === '' && closes(source, i)) {
      quoted = true;
    } else if (char === '\t') {
      row.push(cell);
      cell = '';
    } else if (char === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else {
      cell += char;
    }
  }
  return [...rows, [...row, cell]];
}

/** Whether the quote at `at` opens a quoted cell: one closes it before a tab, a line end or the end. An inch sign does not. */
function closes(source: string, at: number): boolean {
  return /^"(?:[^"]|"")*"(?=[\t\n]|$)/.test(source.slice(at));
}

/** The same the other way, for copying. */
export const formatPaste = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n');

/**
 * The block as it goes into a selection: one cell fills all of it, a block that fits in whole times is repeated, anything else is
 * put at its first cell as it is.
 */
export function fitPaste(block: readonly (readonly string[])[], height: number, width: number): string[][] {
  const rows = block.length;
  const columns = Math.max(...block.map((row) => row.length));
  const [tall, wide] = [height % rows === 0 ? height : rows, width % columns === 0 ? width : columns];
  return Array.from({ length: tall }, (_, y) => Array.from({ length: wide }, (__, x) => block[y % rows]?.[x % columns] ?? ''));
}
