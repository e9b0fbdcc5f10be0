import { describe, expect, it } from 'vitest';
import { columnOf } from '../../../src/pages/bench/model/columns';
import { addPoint, type BenchDraft, cellOf, EMPTY, isEmpty, pointsOf, rowsOf, toggleRemoved, typeInto } from '../../../src/pages/bench/model/draft';
import type { Point } from '../../../src/pages/bench/model/types';
import { point } from './points';

const base = [point(), point({ pointId: 'TI-1', conditions: [] })];
const type = (draft: BenchDraft, row: number, texts: Record<string, string>, points: readonly Point[] = base) => {
  const target = rowsOf(draft, points)[row];
  return target === undefined ? draft : typeInto(draft, target, texts);
};
const rule = (draft: BenchDraft, row: number, condition: string) => pointsOf(draft, base).points[row]?.conditions.find((one) => one.condition === condition);

describe('typing into a draft', () => {
  it('typeInto_value_changesOnlyThatMember', () => {
    const draft = type(EMPTY, 0, { H: '12.9' });
    expect(rule(draft, 0, 'high')).toEqual({ ...base[0]?.conditions[0], levels: [{ level: 'H', limit: 12.9, priority: 'medium', latching: false, basis: 'design 7' }, base[0]?.conditions[0]?.levels?.[1]] });
    expect(rule(draft, 0, 'rate')).toBe(base[0]?.conditions[1]);
  });

  it('typeInto_whatIsInForce_isNoChange', () => {
    expect(isEmpty(type(type(EMPTY, 0, { H: '12.9' }), 0, { H: '13.2' }))).toBe(true);
  });

  it('typeInto_noNumber_staysAsTypedAndNamesItsFault', () => {
    const draft = type(EMPTY, 0, { H: '13,0' });
    const row = rowsOf(draft, base)[0];
    expect(row && cellOf(draft, row, 'H')).toEqual({ text: '13,0', fault: 'bench.fault.comma' });
    expect(row?.point).toEqual(base[0]);
    expect(isEmpty(type(draft, 0, { H: '13.2' }))).toBe(true);
  });

  it('typeInto_priorityBeforeItsLimit_isTakenAsSoonAsTheLimitIsThere', () => {
    const early = type(EMPTY, 1, { LPriority: '紧急' });
    const row = rowsOf(early, base)[1];
    expect(row && cellOf(early, row, 'LPriority').fault).toBe('bench.fault.noLimit');
    const draft = type(early, 1, { L: '3' });
    expect(draft.typed).toEqual({});
    expect(rule(draft, 1, 'low')?.levels).toEqual([{ level: 'L', limit: 3, priority: 'critical', latching: false, basis: null }]);
  });

  it('typeInto_wholeRowAtOnce_takesLimitsFirst', () => {
    const draft = type(EMPTY, 1, { highOn: '1:30', highDeadband: '2%', HPriority: 'low', H: '60' });
    expect(draft.typed).toEqual({});
    expect(rule(draft, 1, 'high')).toMatchObject({ onDelay: 90, deadband: null, deadbandPercent: 2, levels: [{ level: 'H', limit: 60, priority: 'low' }] });
  });

  it('typeInto_limitTakenOutAndBack_hasItsBasisAndGuidanceAgain', () => {
    const out = type(EMPTY, 0, { H: '', HH: '' });
    expect(rule(out, 0, 'high')).toBeUndefined();
    const back = type(out, 0, { H: '13' });
    expect(rule(back, 0, 'high')).toMatchObject({ guidance: { cause: 'inlet open' }, levels: [{ level: 'H', limit: 13, basis: 'design 7' }] });
  });

  it('typeInto_tagOfAPointInForce_isRefused', () => {
    const draft = type(EMPTY, 0, { pointId: 'LI-913' });
    const row = rowsOf(draft, base)[0];
    expect(row && cellOf(draft, row, 'pointId').fault).toBe('bench.fault.rename');
  });

  it('columns_read_isWhatWriteTakesBack', () => {
    const one = point({ pointId: 'X' });
    for (const key of ['name', 'kind', 'unit', 'equipment', 'rangeLow', 'rangeHigh', 'period', 'H', 'HPriority', 'HH', 'HHPriority', 'highDeadband', 'highOn', 'highOff']) {
      const column = columnOf(key);
      expect(column?.write(one, column.read(one), one), key).toEqual({ ok: true, value: one });
    }
  });
});

describe('points of a draft', () => {
  it('pointsOf_removedAndAdded_areLeftOutAndAppended', () => {
    const first = rowsOf(EMPTY, base)[0];
    const made = addPoint(first === undefined ? EMPTY : toggleRemoved(EMPTY, first), { pointId: 'N-1' });
    expect(pointsOf(made.draft, base)).toEqual({ points: [base[1], expect.objectContaining({ pointId: 'N-1' })], keys: ['TI-1', made.key] });
  });

  it('addPoint_afterAReload_neverTakesAKeyThatIsThere', () => {
    const before = addPoint(EMPTY).draft;
    const again = { ...EMPTY, added: [{ key: '+99999', point: point() }, ...before.added] };
    const keys = addPoint(again).draft.added.map((one) => one.key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('draft_throughJson_isTheSame', () => {
    const draft = type(addPoint(type(EMPTY, 0, { H: 'x', name: 'n' }), { pointId: 'N' }).draft, 1, { H: '5' });
    expect(JSON.parse(JSON.stringify(draft))).toEqual(draft);
  });
});
