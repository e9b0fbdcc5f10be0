import { describe, expect, it } from 'vitest';
import { EMPTY, goTo, markAll, placeOf, targetsOf, toggle, unmark } from '../../../src/pages/desk/selection';

const ids = ['a', 'b', 'c', 'd'];

describe('selection', () => {
  it('goTo_beyondTheEnds_staysAtThem', () => {
    expect([goTo(EMPTY, ids, -5).cursor, goTo(EMPTY, ids, 99).cursor]).toEqual(['a', 'd']);
    expect(goTo(EMPTY, [], 3)).toBe(EMPTY);
  });

  it('placeOf_rowMovedByNewAlarms_followsIt', () => {
    const at = goTo(EMPTY, ids, 1);
    expect(placeOf(at, ['new', 'newer', ...ids])).toBe(3);
  });

  it('placeOf_rowThatWentAway_isTheOneInItsPlace', () => {
    const at = goTo(EMPTY, ids, 3);
    expect(placeOf(at, ['a', 'b', 'c'])).toBe(2);
    expect(placeOf(goTo(EMPTY, ids, 1), ['a', 'c', 'd'])).toBe(1);
    expect(placeOf(at, [])).toBe(-1);
  });

  it('goTo_marking_marksEveryRowOnTheWay', () => {
    const marked = goTo(goTo(EMPTY, ids, 0), ids, 2, true);
    expect([...marked.marked]).toEqual(['a', 'b', 'c']);
  });

  it('targetsOf_marksBeforeCursor_andOnlyWhatIsShown', () => {
    const cursor = goTo(EMPTY, ids, 1);
    expect(targetsOf(EMPTY, ids)).toEqual([]);
    expect(targetsOf(cursor, ids)).toEqual(['b']);
    const marked = toggle(toggle(cursor, 'd'), 'a');
    expect(targetsOf(marked, ids)).toEqual(['a', 'd']);
    // A filter hid one of the marked: no command reaches what is not seen.
    expect(targetsOf(marked, ['b', 'd'])).toEqual(['d']);
  });

  it('toggle_twice_isNotMarked', () => {
    expect(toggle(toggle(EMPTY, 'a'), 'a').marked.size).toBe(0);
    expect(unmark(markAll(EMPTY, ids)).marked.size).toBe(0);
  });
});
