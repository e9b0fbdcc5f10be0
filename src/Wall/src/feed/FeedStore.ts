import { coalesce } from './coalesce';
import { Pace } from './Pace';
import { type FeedAction, type FeedState, initialFeed } from './state';
import { reduce } from './store';

type Listener = (state: FeedState) => void;

/** Messages that tell nothing that somebody has to act on. */
const CALM: ReadonlySet<FeedAction['type']> = new Set<FeedAction['type']>(['sites', 'floods', 'heartbeat']);
const isUrgent = (action: FeedAction): boolean => !CALM.has(action.type);

const alarmsIn = (actions: readonly FeedAction[]): number =>
  actions.reduce((sum, action) => sum + (action.type === 'alarms' ? action.transitions.length : 0), 0);

/** Holds the picture: messages go in, are applied in order at a pace that leaves time for clicks ({@link Pace}), and the views are told. */
export class FeedStore {
  private state: FeedState;
  private readonly listeners = new Set<Listener>();
  private waiting: FeedAction[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;
  private timerAt = 0;
  private readonly pace = new Pace();
  private measuring = false;

  constructor(private readonly now: () => number) {
    this.state = initialFeed(now());
  }

  readonly getState = (): FeedState => this.state;

  readonly subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes a message; an alarm is applied at once after a pause. A timer and not a frame: a hidden page still has to sound. */
  readonly post = (action: FeedAction): void => {
    this.waiting.push(action);
    const at = this.pace.next(isUrgent(action));
    if (this.timer === null || this.timerAt > at) {
      this.flushAt(at);
    }
  };

  /** Somebody pressed something: what that changes comes before the next drawing of the picture. */
  readonly touch = (): void => {
    this.pace.touch(this.now());
    const at = this.pace.next(true);
    if (this.timer !== null && this.timerAt < at) {
      this.flushAt(at);
    }
  };

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
    const began = this.now();
    this.pace.begin(began, actions.some(isUrgent));
    const before = this.state;
    this.state = actions.reduce(reduce, before);
    if (this.state !== before) {
      this.listeners.forEach((listener) => listener(this.state));
      const took = this.now() - began;
      this.measure(took, alarmsIn(actions));
    }
  };

  private flushAt(at: number): void {
    if (this.timer !== null) {
      clearTimeout(this.timer);
    }
    this.timerAt = at;
    this.timer = setTimeout(this.flush, Math.max(0, at - this.now()));
  }

  /** Adds to a drawing what it takes to put it on the screen. One at a time: a hidden page is given no frames, and they must not pile up. */
  private measure(took: number, alarms: number): void {
    if (this.measuring || typeof requestAnimationFrame !== 'function') {
      return;
    }
    this.measuring = true;
    requestAnimationFrame(() => {
      const from = this.now();
      setTimeout(() => {
        this.measuring = false;
        this.pace.drawn(took + this.now() - from, alarms);
      });
    });
  }
}
