import type { Priority } from '../api/types';
import { RECORDED, recordingOf } from './recorded';
import type { Beep } from './tones';

/** Between two recordings, ms. */
const PAUSE_MS = 400;

/** Plays beeps by WebAudio: nothing to load, works without a network. Browsers keep it silent until the first gesture. */
export class Player {
  private context: AudioContext | null = null;
  private readonly recordings = new Map<Priority, AudioBuffer>();
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
      void this.load(this.context);
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

  /** Plays the recording of a priority, and ends with it. One that could not be read is made anew from its beeps. */
  async chime(priority: Priority): Promise<void> {
    const context = this.context;
    if (context === null || context.state !== 'running') {
      return;
    }
    const buffer = this.recordings.get(priority);
    if (buffer === undefined) {
      this.play(RECORDED[priority]);
    } else {
      const source = context.createBufferSource();
      source.buffer = buffer;
      source.connect(context.destination);
      source.start();
    }
    const seconds = Math.max(...RECORDED[priority].map((beep) => beep.start + beep.length));
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000 + PAUSE_MS));
  }

  /** Read once and kept: they are needed when the network may be away. */
  private async load(context: AudioContext): Promise<void> {
    for (const priority of Object.keys(RECORDED) as Priority[]) {
      try {
        const answer = await fetch(recordingOf(priority));
        this.recordings.set(priority, await context.decodeAudioData(await answer.arrayBuffer()));
      } catch {
        // Not reached, or no sound that this browser knows: its beeps are played instead.
        continue;
      }
    }
  }
}
