import { COLUMNS } from '../model/columns';
import { useBenchTexts } from '../texts';

const GROUPS = COLUMNS.reduce<{ group: string; span: number; key: string }[]>((groups, { group, key }) => {
  const last = groups.at(-1);
  if (last?.group === group) {
    last.span += 1;
  } else {
    groups.push({ group, span: 1, key });
  }
  return groups;
}, []);

/** Two lines: what belongs together, then the columns. */
export function GridHead() {
  const { word } = useBenchTexts();
  return (
    <>
      <colgroup>
        {COLUMNS.map((column) => (
          <col key={column.key} style={{ width: `${column.width}rem` }} />
        ))}
      </colgroup>
      <thead role="rowgroup">
        <tr role="row">
          {GROUPS.map((group, i) => (
            <th key={group.key} role="columnheader" colSpan={group.span} className={i === 0 ? 'bench-cell-first bench-group' : 'bench-group'}>
              {group.key === 'others' ? '' : word('bench.group', group.group)}
            </th>
          ))}
        </tr>
        <tr role="row">
          {COLUMNS.map((column, i) => (
            <th key={column.key} role="columnheader" scope="col" className={i === 0 ? 'bench-cell-first' : undefined} title={word('bench.hint', column.look)}>
              {word('bench.col', column.key)}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}

/** Width of the whole table, rem. */
export const GRID_WIDTH = COLUMNS.reduce((sum, column) => sum + column.width, 0);
