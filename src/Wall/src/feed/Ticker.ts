/** One timer for all views that show a time: they change together, and a hundred rows cost one drawing. */
export class Ticker {
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setInterval> | null = null;
  private value: number;

  /** @param step ms between two readings while anybody looks. */
  constructor(
    private readonly step: number,
    private readonly read: () => number,
  ) {
    this.value = read();
  }

  readonly now = (): number => this.value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.timer === null) {
      this.value = this.read();
      this.timer = setInterval(this.tick, this.step);
    }
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0 && this.timer !== null) {
        clearInterval(this.timer);
        this.timer = null;
      }
    };
  };

  private readonly tick = (): void => {
    this.value = this.read();
    this.listeners.forEach((listener) => listener());
  };
}
