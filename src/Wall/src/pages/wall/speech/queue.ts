import { rankOf } from '../../../alarms/order';
import type { Priority } from '../../../api/types';

/** One alarm to be said. */
export interface Item {
  id: string;
  priority: Priority;
}

export interface SpeechQueue<T extends Item> {
  /** Waiting, the worst first; among equals the one that came first. */
  readonly items: readonly T[];
  /** Alarms that are not said one by one, by priority: they are counted and the number is said. */
  readonly more: Readonly<Record<Priority, number>>;
}

/** Alarms said one by one at most; of critical ones, that are never left to a number as long as anybody could listen. */
export const MOST_WAITING = 4;
export const MOST_CRITICAL = 12;

export const NOTHING: SpeechQueue<never> = { items: [], more: { low: 0, medium: 0, high: 0, critical: 0 } };

/** The queue with more to say. Nothing is dropped without being counted; an alarm that waits already is not said twice. */
export function enqueue<T extends Item>(queue: SpeechQueue<T>, fresh: readonly T[]): SpeechQueue<T> {
  const again = new Set(fresh.map((item) => item.id));
  const sorted = [...queue.items.filter((item) => !again.has(item.id)), ...fresh].sort((a, b) => rankOf(b.priority) - rankOf(a.priority));
  const more = { ...queue.more };
  let critical = 0;
  const items = sorted.filter((item, i) => {
    critical += item.priority === 'critical' ? 1 : 0;
    const kept = item.priority === 'critical' ? critical <= MOST_CRITICAL : i < MOST_WAITING;
    more[item.priority] += kept ? 0 : 1;
    return kept;
  });
  return { items, more };
}

export type Next<T extends Item> = { kind: 'one'; item: T } | { kind: 'more'; more: SpeechQueue<T>['more'] } | null;

/** What is said next, and the queue after it. What nobody has to hear any more (acknowledged, over) is passed over. */
export function dequeue<T extends Item>(queue: SpeechQueue<T>, isWanted: (item: T) => boolean): [Next<T>, SpeechQueue<T>] {
  const items = queue.items.filter(isWanted);
  const [first] = items;
  if (first !== undefined) {
    return [{ kind: 'one', item: first }, { items: items.slice(1), more: queue.more }];
  }
  return Object.values(queue.more).some((n) => n > 0) ? [{ kind: 'more', more: queue.more }, NOTHING] : [null, NOTHING];
}
