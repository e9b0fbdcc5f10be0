import { type ChangeRow, groupChanges } from '../model/changes';
import type { RuleChange } from '../model/types';
import { useBenchTexts } from '../texts';

/** What differs, point by point: before and after beside each other. */
export function Changes({ changes, count }: { changes: readonly RuleChange[]; count: number }) {
  const { t } = useBenchTexts();
  if (changes.length === 0) {
    return <p className="empty">{t('bench.noChanges')}</p>;
  }
  return (
    <>
      <table className="bench-changes" data-testid="bench-difference">
        <thead>
          <tr>
            <th>{t('bench.col.pointId')}</th>
            <th>{t('bench.diff.what')}</th>
            <th>{t('bench.diff.old')}</th>
            <th>{t('bench.diff.new')}</th>
          </tr>
        </thead>
        <tbody>
          {groupChanges(changes).map((group) => group.rows.map((row, i) => <Change key={`${group.pointId}/${i}`} pointId={group.pointId} row={row} first={i === 0} span={group.rows.length} />))}
        </tbody>
      </table>
      {count > changes.length && <p>{t('bench.diff.more', { n: count - changes.length })}</p>}
    </>
  );
}

function Change({ pointId, row, first, span }: { pointId: string | null; row: ChangeRow; first: boolean; span: number }) {
  const { t, word } = useBenchTexts();
  const name = useParameter();
  return (
    <tr>
      {first && (
        <th rowSpan={span} scope="rowgroup">
          {pointId === null ? t('bench.diff.site') : <code>{pointId}</code>}
        </th>
      )}
      <td>{name(row)}</td>
      <td className="bench-old">{row.effect === 'added' ? t('bench.nothing') : valueOf(row.parameter, row.old, word)}</td>
      <td className="bench-new">{row.effect === 'removed' ? t('bench.diff.gone') : valueOf(row.parameter, row.new, word)}</td>
    </tr>
  );
}

const valueOf = (parameter: string, value: string, word: (group: string, word: string) => string): string =>
  /priority$/i.test(parameter) ? word('priority', value) : parameter === 'kind' ? word('bench.kind', value) : /^(true|false)$/.test(value) ? word('bench.yesno', value) : value;

/** `HH.limit` of `high` in the reader's words. */
function useParameter(): (row: ChangeRow) => string {
  const { t, word } = useBenchTexts();
  return ({ condition, parameter }) => {
    const [kind = '', name] = (condition ?? '').split(':');
    const rule = condition === null ? '' : `${word('condition', kind)}${name === undefined ? '' : ` “${name}”`}`;
    if (parameter === '') {
      return rule === '' ? t('bench.diff.point') : rule;
    }
    const parts = parameter.split('.').map((part) => (/^(H|HH|L|LL)$/.test(part) ? part : word('bench.member', part)));
    return [rule, parts.join(' ')].filter((part) => part !== '').join(' · ');
  };
}
