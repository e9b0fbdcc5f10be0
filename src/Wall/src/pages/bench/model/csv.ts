import type { Fault } from '../../../api/http';

/** A file as a table, with all its lines: the row of a fault is that which Excel shows. */
export interface CsvFile {
  name: string;
  separator: string;
  rows: string[][];
  /** Lines before the data: the header, and `sep=` if there is one. */
  header: number;
}

/** The text of a file: UTF-8 with or without mark, UTF-16 with mark, else GB18030, which is what Excel in China saves. */
export function decode(bytes: Uint8Array): string {
  const [a, b] = [bytes[0], bytes[1]];
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    return new TextDecoder(a === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

export function parseCsv(name: string, text: string): CsvFile {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  const lines = plain.split('\n');
  const said = /^sep=(.)$/.exec(lines[0] ?? '')?.[1];
  const head = lines[said === undefined ? 0 : 1] ?? '';
  const separator = said ?? [',', ';', '\t'].map((char) => [char, head.split(char).length] as const).sort((x, y) => y[1] - x[1])[0]?.[0] ?? ',';
  return { name, separator, rows: cellsOf(plain, separator), header: said === undefined ? 1 : 2 };
}

function cellsOf(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const end = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (quoted) {
      if (char === '"' && text[i + 1] === '"') {
        cell += '"';
        i++;
      } else if (char === '"') {
        quoted = false;
      } else {
        cell += char;
      }
    } else if (char === '"' && cell === '') {
      quoted = true;
    } else if (char === separator) {
      end();
    } else if (char === '\n') {
      end();
      rows.push([]);
    } else {
      cell += char;
    }
  }
  end();
  return rows;
}

/** The table as a file again, after somebody corrected cells. */
export const formatCsv = (file: CsvFile): string =>
  file.rows
    .map((row, i) => (i === 0 && file.header === 2 ? `sep=${file.separator}` : row.map((cell) => quote(cell, file.separator)).join(file.separator)))
    .join('\r\n');

const quote = (cell: string, separator: string): string =>
  cell.includes(separator) || /["\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Where a fault `row[7].HH` is in the table: the line from 0 and the column, -1 for the line as a whole; null: nowhere in it. */
export function cellAt(file: CsvFile, fault: Fault, names: Readonly<Record<string, string>>): { row: number; column: number } | null {
  const at = /^row\[(\d+)\](?:\.(.+))?$/.exec(fault.where);
  if (at === null) {
    return null;
  }
  const wanted = at[2] ?? '';
  const header = (file.rows[file.header - 1] ?? []).map((name) => name.trim().toLowerCase());
  const chinese = names[wanted] ?? '';
  return { row: Number(at[1]) - 1, column: header.findIndex((name) => name !== '' && (name === wanted.toLowerCase() || name === chinese)) };
}
