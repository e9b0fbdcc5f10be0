import { coalesce } from './coalesce';
import { type FeedAction, type FeedState, initialFeed } from './state';
import { reduce } from './store';

/** Shortest time between two drawings, ms: 30 a second are more than an eye can use, and leave time for clicks. */
const FRAME_MS = 33;

/** The same in a flood of more than {@link MANY} alarms, ms: sorting and drawing them must leave most of the time free. */
const FLOOD_FRAME_MS = 150;
const MANY = 2_000;

type Listener = (state: FeedState) => void;

/** Holds the picture: messages go in, are applied in order and at most 30 times a second, and the views are told. */
export class FeedStore {
  private state: FeedState;
  private readonly listeners = new Set<Listener>();
  private waiting: FeedAction[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;
  private flushedAt = -Infinity;

  constructor(private readonly now: () => number) {
    this.state = initialFeed(now());
  }

  readonly getState = (): FeedState => this.state;

  readonly subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes a message; applied within a frame's time, and at once after a pause. A timer and not a frame: a hidden page still has to sound. */
  readonly post = (action: FeedAction): void => {
    this.waiting.push(action);
    this.timer ??= setTimeout(this.flush, Math.max(0, this.flushedAt + this.frame() - this.now()));
  };

  private frame(): number {
    return this.state.alarms.size > MANY ? FLOOD_FRAME_MS : FRAME_MS;
  }

  /** Applies everything that waits, now. */
  readonly flush = (): void => {
    if (this.timer !== null) {
      clearTimeout(this.timer);
      this.timer = null;
    }
    if (this.waiting.length === 0) {
      return;
    }
    const actions = coalesce(this.waiting);
    this.waiting = [];
    this.flushedAt = this.now();
    const before = this.state;
    this.state = actions.reduce(reduce, before);
    if (this.state !== before) {
      this.listeners.forEach((listener) => listener(this.state));
    }
  };
}
