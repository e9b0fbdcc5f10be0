import type { Beep } from './tones';

/** Plays beeps by WebAudio: nothing to load, works without a network. Browsers keep it silent until the first gesture. */
export class Player {
  private context: AudioContext | null = null;
  private readonly changed = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.changed.add(listener);
    return () => this.changed.delete(listener);
  };

  /** True if the browser lets us be heard. */
  readonly isOn = (): boolean => this.context?.state === 'running';

  /** Asks the browser for sound; has to be called from a gesture, unless the wall's browser allows sound by policy. */
  readonly unlock = (): void => {
    if (typeof AudioContext === 'undefined') {
      return;
    }
    if (this.context === null) {
      this.context = new AudioContext();
      this.context.onstatechange = () => this.changed.forEach((listener) => listener());
    }
    if (this.context.state !== 'running') {
      // Refused before a gesture: the hint in the header stays until it works.
      this.context.resume().catch(() => undefined);
    }
  };

  play(beeps: readonly Beep[]): void {
    const context = this.context;
    if (context === null || context.state !== 'running') {
      return;
    }
    for (const beep of beeps) {
      const oscillator = context.createOscillator();
      const gain = context.createGain();
      const start = context.currentTime + beep.start;
      oscillator.type = 'triangle';
      oscillator.frequency.value = beep.pitch;
      // Ramps of 10 ms: a hard edge is a click.
      gain.gain.setValueAtTime(0, start);
      gain.gain.linearRampToValueAtTime(beep.gain, start + 0.01);
      gain.gain.setValueAtTime(beep.gain, start + beep.length - 0.01);
      gain.gain.linearRampToValueAtTime(0, start + beep.length);
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(start);
      oscillator.stop(start + beep.length);
    }
  }
}
