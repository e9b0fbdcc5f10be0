export type DeskKey =
  | { do: 'move'; by: number; marking: boolean }
  | { do: 'first' | 'last'; marking: boolean }
  | { do: 'mark' | 'markAll' | 'unmark' | 'acknowledge' | 'shelve' | 'reset' | 'unshelve' | 'open' | 'search' | 'help' };

/** What of a keyboard event matters here. */
export interface KeyPress {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

const LETTERS: Readonly<Record<string, Exclude<DeskKey['do'], 'move' | 'first' | 'last'>>> = {
  a: 'acknowledge',
  s: 'shelve',
  r: 'reset',
  u: 'unshelve',
  '/': 'search',
  '?': 'help',
};

/** What a key means to the desk; null: nothing, the browser has it. `page`: rows of a screen. */
export function meaningOf(press: KeyPress, page: number): DeskKey | null {
  const { key, shiftKey: marking } = press;
  if (press.ctrlKey || press.metaKey || press.altKey) {
    return key.toLowerCase() === 'a' && !press.altKey ? { do: 'markAll' } : null;
  }
  switch (key) {
    case 'ArrowUp':
      return { do: 'move', by: -1, marking };
    case 'ArrowDown':
      return { do: 'move', by: 1, marking };
    case 'PageUp':
      return { do: 'move', by: -page, marking };
    case 'PageDown':
      return { do: 'move', by: page, marking };
    case 'Home':
      return { do: 'first', marking };
    case 'End':
      return { do: 'last', marking };
    case ' ':
      return { do: 'mark' };
    case 'Enter':
      return { do: 'open' };
    case 'Escape':
      return { do: 'unmark' };
    default: {
      const letter = LETTERS[key.toLowerCase()];
      return letter === undefined ? null : { do: letter };
    }
  }
}

/** Keys that work wherever the focus is, as long as nobody is typing; the others only with the list in focus. */
export const isEverywhere = (key: DeskKey): boolean => key.do === 'search' || key.do === 'help';
