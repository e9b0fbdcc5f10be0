import { type KeyboardEvent, type RefObject, useEffect } from 'react';
import type { AlarmRecord } from '../../api/types';
import { hrefOf, navigate } from '../../app/router';
import { type DeskKey, isEverywhere, meaningOf } from './keys';
import { goTo, markAll, placeOf, type Selection, targetsOf, toggle, unmark } from './selection';
import type { CommandName } from './useCommands';

interface Desk {
  list: RefObject<HTMLDivElement | null>;
  ids: readonly string[];
  byId: ReadonlyMap<string, AlarmRecord>;
  select: (change: (now: Selection) => Selection) => void;
  selection: Selection;
  ask: (name: CommandName, alarms: readonly AlarmRecord[]) => void;
  search: () => void;
  help: () => void;
}

/** Operation by keyboard: what the list does with a key, and the two keys that work on the whole page. */
export function useDeskKeys(desk: Desk): (event: KeyboardEvent, page: number) => void {
  const { search, help } = desk;
  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) => {
      const key = isTyping(event.target) ? null : meaningOf(event, 1);
      if (key !== null && isEverywhere(key)) {
        event.preventDefault();
        (key.do === 'search' ? search : help)();
      }
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [search, help]);
  return (event, page) => {
    // A link or a box within a row has its own Enter and Space.
    const key = event.target === event.currentTarget ? meaningOf(event, page) : null;
    if (key !== null && !isEverywhere(key)) {
      event.preventDefault();
      act(key, desk);
    }
  };
}

function act(key: DeskKey, { ids, byId, select, selection, ask }: Desk): void {
  const targets = () => targetsOf(selection, ids).flatMap((id) => byId.get(id) ?? []);
  switch (key.do) {
    case 'move':
      return select((now) => goTo(now, ids, now.cursor === null ? 0 : placeOf(now, ids) + key.by, key.marking));
    case 'first':
      return select((now) => goTo(now, ids, 0, key.marking));
    case 'last':
      return select((now) => goTo(now, ids, ids.length - 1, key.marking));
    case 'mark': {
      const id = ids[placeOf(selection, ids)];
      return id === undefined ? undefined : select((now) => toggle(goTo(now, ids, placeOf(now, ids)), id));
    }
    case 'markAll':
      return select((now) => markAll(now, ids));
    case 'unmark':
      return select(unmark);
    case 'open': {
      const id = selection.cursor === null ? undefined : ids[placeOf(selection, ids)];
      return id === undefined ? undefined : navigate(hrefOf('alarm', id));
    }
    case 'acknowledge':
    case 'shelve':
    case 'reset':
    case 'unshelve':
      return ask(key.do, targets());
    default:
      return undefined;
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}
