/** Shortest time between two drawings of alarms, ms: 30 a second are more than an eye can use. */
export const LEAST_MS = 33;

/** Longest time that an alarm waits for those before it, ms. */
export const MOST_MS = 500;

/** What is no alarm waits this long at least, ms: a site's time of its last sample must not stand in an alarm's way. */
export const CALM_MS = 100;

/** A drawing of more alarms than that is one of a flood: nobody reads them line by line. */
export const MANY = 20;

/** Drawing may take one part in so many of the time; the rest is for clicks. */
const PARTS = 4;

/** After a click or a key the picture waits so long, ms: what was pressed is drawn first. */
export const TOUCHED_MS = 100;

/** Time for drawing that can be saved up, ms: a dozen alarms one after the other are each drawn at once, a flood is not. */
const SAVED_MS = 200;

/**
 * When the picture may be drawn again. What a drawing costs, painting included, is measured and taken from an account that fills with a quarter
 * of the time: on a quiet wall every alarm is drawn at once, in a flood on a slow machine a few times a second, and most of the time stays free.
 * Drawings of many alarms count twice: with a quarter every fourth click came during one, which is the tenth that is answered last.
 */
export class Pace {
  private any = -Infinity;
  private alarm = -Infinity;
  private touched = -Infinity;
  private saved = SAVED_MS;

  /** A drawing begins, of alarms or of something else only. */
  begin(at: number, urgent: boolean): void {
    this.saved = Math.min(SAVED_MS, this.saved + (at - this.any) / PARTS);
    this.any = at;
    this.alarm = urgent ? at : this.alarm;
  }

  /** It is on the screen and cost so much, ms. */
  drawn(cost: number, alarms = 1): void {
    this.saved = Math.max(-MOST_MS / PARTS, this.saved - (alarms > MANY ? 2 * cost : cost));
  }

  /** Somebody pressed something. */
  touch(at: number): void {
    this.touched = at;
  }

  /** When the next one may begin. */
  next(urgent: boolean): number {
    const paid = this.any + Math.max(0, -this.saved * PARTS);
    // A key that is held down presses for ever.
    const answered = Math.min(this.touched + TOUCHED_MS, this.any + MOST_MS);
    return Math.max(paid, answered, urgent ? this.alarm + LEAST_MS : this.any + CALM_MS);
  }
}
