import { useMemo, useState } from 'react';
import type { Fault } from '../../../api/http';
import { cellAt, type CsvFile } from '../model/csv';
import { CSV_NAMES } from '../model/csvNames';
import { useBenchTexts } from '../texts';

/** Lines that are shown of a file without faults; with faults all of theirs are. */
const MOST = 200;

/** A file as a table. Cells with faults are marked, say what is wrong, and can be corrected in place. */
export function FileTable({ file, faults, onChange }: { file: CsvFile; faults: readonly Fault[]; onChange: (file: CsvFile) => void }) {
  const { t, pick } = useBenchTexts();
  const [onlyBad, setOnlyBad] = useState(false);
  const placed = useMemo(() => {
    const cells = new Map<string, Fault[]>();
    const rest: Fault[] = [];
    for (const fault of faults) {
      const at = cellAt(file, fault, CSV_NAMES);
      const key = at === null ? null : `${at.row}/${at.column}`;
      if (key === null) {
        rest.push(fault);
      } else {
        cells.set(key, [...(cells.get(key) ?? []), fault]);
      }
    }
    return { cells, rest, rows: new Set([...cells.keys()].map((key) => Number(key.split('/')[0]))) };
  }, [file, faults]);
  const header = file.rows[file.header - 1] ?? [];
  const all = file.rows.map((cells, i) => ({ cells, i })).slice(file.header);
  const rows = all.filter(({ i }) => !onlyBad || placed.rows.has(i)).slice(0, Math.max(MOST, placed.rows.size));
  const edit = (row: number, column: number, text: string) =>
    onChange({ ...file, rows: file.rows.map((cells, i) => (i === row ? Array.from({ length: Math.max(cells.length, column + 1) }, (_, x) => (x === column ? text : (cells[x] ?? ''))) : cells)) });
  const say = (list: readonly Fault[]) => list.map((fault) => pick(fault.text, fault.textEn)).join('\n');
  return (
    <>
      {[...placed.rest, ...(placed.cells.get(`${file.header - 1}/-1`) ?? [])].map((fault, i) => (
        <p key={i} className="bench-fault">
          {pick(fault.text, fault.textEn)}
        </p>
      ))}
      {placed.rows.size > 0 && (
        <label>
          <input type="checkbox" checked={onlyBad} onChange={(event) => setOnlyBad(event.target.checked)} /> {t('bench.onlyFaulty')}
        </label>
      )}
      <div className="bench-scroll bench-file" data-testid="bench-file-table">
        <table>
          <thead>
            <tr>
              <th />
              {header.map((name, i) => (
                <th key={i}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ cells, i }) => {
              const whole = placed.cells.get(`${i}/-1`);
              return (
                <tr key={i}>
                  <th className={whole === undefined ? undefined : 'bench-file-bad'} title={whole === undefined ? undefined : say(whole)}>
                    {i + 1}
                  </th>
                  {header.map((_, x) => {
                    const bad = placed.cells.get(`${i}/${x}`);
                    return bad === undefined ? (
                      <td key={x}>{cells[x] ?? ''}</td>
                    ) : (
                      <td key={x} className="bench-file-bad">
                        <input value={cells[x] ?? ''} aria-invalid aria-label={`${i + 1} ${header[x] ?? ''}`} onChange={(event) => edit(i, x, event.target.value)} />
                        <small>{say(bad)}</small>
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {rows.length < all.length && !onlyBad && <small>{t('bench.fileMore', { n: all.length - rows.length })}</small>}
    </>
  );
}
