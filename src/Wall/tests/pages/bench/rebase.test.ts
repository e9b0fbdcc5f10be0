import { describe, expect, it } from 'vitest';
import { type BenchDraft, EMPTY, pointsOf, rowsOf, typeInto } from '../../../src/pages/bench/model/draft';
import { rebase } from '../../../src/pages/bench/model/rebase';
import { point } from './points';

const before = [point(), point({ pointId: 'B' }), point({ pointId: 'C' })];
const mine = (texts: Record<string, string>): BenchDraft => {
  const row = rowsOf(EMPTY, before)[0];
  return row === undefined ? EMPTY : { ...typeInto(EMPTY, row, texts), basedOn: 1 };
};
const theirs = (texts: Record<string, string>) => {
  const row = rowsOf(EMPTY, before)[0];
  return row === undefined ? before : pointsOf(typeInto(EMPTY, row, texts), before).points;
};
const levels = (draft: BenchDraft, now: typeof before) => pointsOf(draft, now).points[0]?.conditions[0]?.levels?.map((row) => row.limit);

describe('rebase', () => {
  it('rebase_otherCells_bothChangesHold', () => {
    const now = theirs({ HH: '15' });
    const { draft, conflicts } = rebase(mine({ H: '12' }), before, now, 4);
    expect(levels(draft, now)).toEqual([12, 15]);
    expect(conflicts).toEqual([]);
    expect(draft.basedOn).toBe(4);
  });

  it('rebase_sameCell_keepsWhatWasTypedAndNamesIt', () => {
    const now = theirs({ H: '11' });
    const { draft, conflicts } = rebase(mine({ H: '12' }), before, now, 4);
    expect(levels(draft, now)).toEqual([12, 14]);
    expect(conflicts).toEqual(['LI-912 H']);
  });

  it('rebase_sameChange_isNoConflictAndNoChange', () => {
    const { draft, conflicts } = rebase(mine({ H: '12' }), before, theirs({ H: '12' }), 4);
    expect([draft.changed, conflicts]).toEqual([{}, []]);
  });

  it('rebase_newPointThatSomebodyAddedMeanwhile_isThereOnce', () => {
    const draft = { ...EMPTY, basedOn: 1, added: [{ key: '+1', point: point({ pointId: 'N' }) }] };
    const now = [...before, point({ pointId: 'N' })];
    expect(pointsOf(rebase(draft, before, now, 2).draft, now).points.filter((one) => one.pointId === 'N')).toHaveLength(1);
  });

  it('rebase_removedPointThatIsGone_isForgotten', () => {
    expect(rebase({ ...EMPTY, basedOn: 1, removed: ['B', 'C'] }, before, before.slice(0, 2), 2).draft.removed).toEqual(['B']);
  });
});
