/** Shortest time between two drawings of alarms, ms: 30 a second are more than an eye can use. */
export const LEAST_MS = 33;

/** Longest time that an alarm waits for those before it, ms. */
export const MOST_MS = 300;

/** What is no alarm waits this long at least, ms: a site's time of its last sample must not stand in an alarm's way. */
export const CALM_MS = 100;

/** Drawing may take one part in so many of the time; the rest is for clicks. */
const PARTS = 2;

/**
 * When the picture may be drawn again. What a drawing costs, painting included, is measured: in a flood on a slow machine it is drawn a few
 * times a second and half of the time stays free, a single alarm on a quiet wall is drawn at once, whatever else was drawn before it.
 */
export class Pace {
  private any = -Infinity;
  private alarm = -Infinity;
  private cost = 0;

  /** A drawing begins, of alarms or of something else only. */
  begin(at: number, urgent: boolean): void {
    this.any = at;
    this.alarm = urgent ? at : this.alarm;
  }

  /** It is on the screen and cost so much, ms. A rise counts at once, a fall by half. */
  drawn(cost: number): void {
    const known = Math.min(cost, MOST_MS);
    this.cost = Math.max(known, (this.cost + known) / 2);
  }

  /** When the next one may begin. */
  next(urgent: boolean): number {
    const wait = Math.min(MOST_MS, Math.max(LEAST_MS, PARTS * this.cost));
    return urgent ? this.alarm + wait : this.any + Math.max(CALM_MS, wait);
  }
}
