import { describe, expect, it } from 'vitest';
import { isEverywhere, type KeyPress, meaningOf } from '../../../src/pages/desk/keys';

const press = (key: string, over: Partial<KeyPress> = {}) => meaningOf({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...over }, 10);

describe('meaningOf', () => {
  it.each([
    ['ArrowDown', {}, { do: 'move', by: 1, marking: false }],
    ['ArrowUp', { shiftKey: true }, { do: 'move', by: -1, marking: true }],
    ['PageDown', {}, { do: 'move', by: 10, marking: false }],
    [' ', {}, { do: 'mark' }],
    ['a', {}, { do: 'acknowledge' }],
    ['S', { shiftKey: true }, { do: 'shelve' }],
    ['Enter', {}, { do: 'open' }],
    ['a', { ctrlKey: true }, { do: 'markAll' }],
    ['?', { shiftKey: true }, { do: 'help' }],
  ])('meaningOf_%s_%o', (key, over, wanted) => {
    expect(press(key, over)).toEqual(wanted);
  });

  it('meaningOf_browsersOwnKeys_areLeftAlone', () => {
    expect([press('s', { ctrlKey: true }), press('r', { metaKey: true }), press('ArrowLeft', { altKey: true }), press('x'), press('Tab')]).toEqual([null, null, null, null, null]);
  });

  it('isEverywhere_onlySearchAndHelp', () => {
    expect(['/', '?', 'a', 'Enter'].map((key) => isEverywhere(press(key) ?? { do: 'open' }))).toEqual([true, true, false, false]);
  });
});
