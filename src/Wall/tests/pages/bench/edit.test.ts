import { describe, expect, it } from 'vitest';
import { clear, copy, fillDown, paste } from '../../../src/pages/bench/grid/edit';
import { moved, only, type Rect } from '../../../src/pages/bench/grid/selection';
import { COLUMNS } from '../../../src/pages/bench/model/columns';
import { addPoint, EMPTY, pointsOf, rowsOf } from '../../../src/pages/bench/model/draft';
import { parsePaste } from '../../../src/pages/bench/model/paste';
import { point } from './points';

const base = [point(), point({ pointId: 'LI-2' }), point({ pointId: 'LI-3' })];
const at = (key: string) => COLUMNS.findIndex((column) => column.key === key);
const rect = (top: number, left: string, bottom = top, right = left): Rect => ({ top, bottom, left: at(left), right: at(right) });
const put = (area: Rect, text: string, draft = EMPTY) => paste(draft, base, rowsOf(draft, base), area, parsePaste(text));
const limits = (draft: typeof EMPTY) => pointsOf(draft, base).points.map((one) => one.conditions[0]?.levels?.map((row) => row.limit));

describe('paste', () => {
  it('paste_block_goesIntoNeighbouringCells', () => {
    const draft = put(rect(0, 'H'), '10\tlow\n11\t中\n');
    expect(limits(draft)).toEqual([[10, 14], [11, 14], [13.2, 14]]);
    expect(pointsOf(draft, base).points[0]?.conditions[0]?.levels?.[0]?.priority).toBe('low');
  });

  it('paste_oneCellIntoASelection_fillsAllOfIt', () => {
    expect(limits(put(rect(0, 'HH', 2), '15'))).toEqual([[13.2, 15], [13.2, 15], [13.2, 15]]);
  });

  it('paste_withTags_findsThePointsWhateverTheirOrder', () => {
    const draft = put(rect(0, 'pointId'), 'LI-3\tthird\nLI-912\tfirst');
    expect(pointsOf(draft, base).points.map((one) => one.name)).toEqual(['first', '912罐液位', 'third']);
  });

  it('paste_unknownTag_isANewPoint', () => {
    const draft = put(rect(1, 'pointId'), 'PI-9\t压力\tpressure\tMPa');
    expect(draft.added.map((one) => one.point)).toMatchObject([{ pointId: 'PI-9', name: '压力', kind: 'pressure', unit: 'MPa' }]);
    expect(draft.changed).toEqual({});
  });

  it('paste_tagsOntoAnEmptyNewRow_fillsItFirst', () => {
    const draft = put(rect(3, 'pointId'), 'A-1\tone\nA-2\ttwo', addPoint(EMPTY).draft);
    expect(draft.added.map((one) => one.point.pointId)).toEqual(['A-1', 'A-2']);
  });

  it('paste_whatIsNoValue_isKeptAtItsCell', () => {
    expect(put(rect(0, 'H'), 'n/a').typed).toEqual({ 'LI-912\tH': 'n/a' });
  });

  it('copy_thenPasteElsewhere_isTheSame', () => {
    const text = copy(EMPTY, rowsOf(EMPTY, base), rect(0, 'H', 0, 'highOff'));
    expect(text).toBe('13.2\tmedium\t14\thigh\t0.1\t5\t0');
    expect(put(rect(1, 'H'), text)).toEqual({ ...EMPTY, changed: {} });
  });

  it('clear_rangeWithTags_leavesTagsAlone', () => {
    const draft = clear(EMPTY, rowsOf(EMPTY, base), rect(0, 'pointId', 0, 'highOff'));
    expect(pointsOf(draft, base).points[0]).toMatchObject({ pointId: 'LI-912', kind: 'level', name: '', conditions: [{ condition: 'rate' }] });
    expect(draft.typed).toEqual({});
  });

  it('fillDown_selection_repeatsItsFirstRow', () => {
    const draft = fillDown(put(rect(0, 'H'), '9'), rowsOf(put(rect(0, 'H'), '9'), base), rect(0, 'H', 2));
    expect(limits(draft)).toEqual([[9, 14], [9, 14], [9, 14]]);
  });
});

describe('moved', () => {
  const key = (name: string, more = {}) => ({ key: name, shiftKey: false, ctrlKey: false, metaKey: false, ...more });

  it('moved_atTheEdge_stays', () => {
    expect(moved(only({ row: 0, column: 0 }), key('ArrowUp'), 5, 5)).toEqual(only({ row: 0, column: 0 }));
  });

  it('moved_shift_extendsFromWhereTypingGoes', () => {
    expect(moved(only({ row: 1, column: 1 }), key('ArrowDown', { shiftKey: true }), 5, 5)).toEqual({ at: { row: 1, column: 1 }, to: { row: 2, column: 1 } });
  });

  it('moved_controlEnd_isTheLastCell', () => {
    expect(moved(only({ row: 1, column: 1 }), key('End', { ctrlKey: true }), 5, 7)).toEqual(only({ row: 4, column: 6 }));
  });

  it('moved_letter_isNoMove', () => {
    expect(moved(only({ row: 1, column: 1 }), key('x'), 5, 5)).toBeNull();
  });
});
