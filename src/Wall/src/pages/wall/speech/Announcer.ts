import type { AlarmRecord, Priority } from '../../../api/types';
import { newcomersOf, type Said } from './newcomers';
import { dequeue, enqueue, NOTHING, type SpeechQueue } from './queue';

export interface Speaker<T> {
  /** Ends when it is said. */
  say: (alarm: T) => Promise<void>;
  sayMore: (more: Readonly<Record<Priority, number>>) => Promise<void>;
  /** Does anybody still have to hear it? */
  isWanted: (alarm: T) => boolean;
}

/** The tone comes first and takes so long, ms. */
const AFTER_TONE_MS = 1_300;

/** Says new alarms one after the other, the worst first. What comes during a silence is on the screen and is not said afterwards. */
export class Announcer<T extends AlarmRecord> {
  private queue: SpeechQueue<T> = NOTHING;
  private said: Said = new Map();
  private seen: ReadonlyMap<string, T> | null = null;
  private busy = false;
  private silent = true;

  constructor(private readonly speaker: Speaker<T>) {}

  /** Looks through the alarms of the picture; does nothing if they are the same as before. */
  look(alarms: ReadonlyMap<string, T>): void {
    if (alarms === this.seen) {
      return;
    }
    this.seen = alarms;
    const { fresh, said } = newcomersOf(alarms.values(), this.said);
    this.said = said;
    if (!this.silent && fresh.length > 0) {
      this.queue = enqueue(this.queue, fresh);
      void this.run();
    }
  }

  setSilent(silent: boolean): void {
    this.silent = silent;
    this.queue = silent ? NOTHING : this.queue;
  }

  private async run(): Promise<void> {
    if (this.busy) {
      return;
    }
    this.busy = true;
    await new Promise((resolve) => setTimeout(resolve, AFTER_TONE_MS));
    for (;;) {
      const [next, queue] = dequeue(this.queue, this.speaker.isWanted);
      this.queue = queue;
      if (next === null || this.silent) {
        break;
      }
      await (next.kind === 'more' ? this.speaker.sayMore(next.more) : this.speaker.say(next.item));
    }
    this.busy = false;
  }
}
