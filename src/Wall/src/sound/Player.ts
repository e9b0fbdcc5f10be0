import type { Priority } from '../api/types';
import { RECORDED, recordingOf } from './recorded';
import { alarmTone, type Beep, LOST_TONE } from './tones';
import { wavOf } from './wav';

/** Between two recordings, ms. */
const PAUSE_MS = 400;

/** How often it is looked whether the siren still sounds, ms: a media key, a lost device or the browser itself can pause it. */
const SIREN_CHECK_MS = 1_000;

/** What asks the browser whether we may be heard: nothing, for a twentieth of a second. */
const NOTHING: readonly Beep[] = [{ pitch: 440, start: 0, length: 0.05, gain: 0 }];

/**
 * Plays tones as files made in the page: nothing to load, works without a network. Browsers keep them silent until the first gesture.
 *
 * Media elements and not WebAudio: `new AudioContext()` waits in the page's own thread until the browser has its sound ready. That was 80 ms
 * on an idle machine and 3 s on a busy one, with a picture that stood still and did not say so.
 */
export class Player {
  private readonly sounds = new Map<string, HTMLAudioElement>();
  private readonly changed = new Set<() => void>();
  private heard = false;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.changed.add(listener);
    return () => this.changed.delete(listener);
  };

  /** True if the browser lets us be heard. */
  readonly isOn = (): boolean => this.heard;

  /** Asks the browser for sound; has to be called from a gesture, unless the wall's browser allows sound by policy. */
  readonly unlock = (): void => {
    if (!this.heard) {
      this.start(this.made('nothing', NOTHING));
      // Made before they are needed.
      this.made('lost', LOST_TONE);
      for (const priority of Object.keys(RECORDED) as Priority[]) {
        this.recording(priority);
        this.tone(priority);
      }
    }
  };

  /** The tone of a new alarm. */
  alarm(priority: Priority): void {
    if (this.heard) {
      this.start(this.tone(priority));
    }
  }

  /** The siren of a lost feed, until the returned function is called. It goes on by itself even if this page has no time for it. */
  siren(): () => void {
    const sound = this.made('lost', LOST_TONE);
    sound.loop = true;
    if (this.heard) {
      this.start(sound);
    }
    const timer = setInterval(() => this.heard && sound.paused && this.start(sound), SIREN_CHECK_MS);
    return () => {
      clearInterval(timer);
      sound.pause();
    };
  }

  /** Plays the recording of a priority, and ends with it. */
  async chime(priority: Priority): Promise<void> {
    if (!this.heard) {
      return;
    }
    this.start(this.recording(priority));
    const seconds = Math.max(...RECORDED[priority].map((beep) => beep.start + beep.length));
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000 + PAUSE_MS));
  }

  private start(sound: HTMLAudioElement): void {
    sound.currentTime = 0;
    sound.play().then(
      () => this.set(true),
      (error: unknown) => {
        // Refused before a gesture: the hint in the header stays until it works. Anything else (paused again at once) says nothing about that.
        if (error instanceof DOMException && error.name === 'NotAllowedError') {
          this.set(false);
        }
      },
    );
  }

  private set(heard: boolean): void {
    if (heard !== this.heard) {
      this.heard = heard;
      this.changed.forEach((listener) => listener());
    }
  }

  /** A file of the server, read ahead: it is needed when the network may be away. One that cannot be read is made from its beeps. */
  private recording(priority: Priority): HTMLAudioElement {
    const name = `recording-${priority}`;
    const known = this.sounds.get(name);
    if (known !== undefined) {
      return known;
    }
    const sound = this.keep(name, recordingOf(priority));
    sound.addEventListener('error', () => (sound.src = fileOf(RECORDED[priority])), { once: true });
    return sound;
  }

  private tone(priority: Priority): HTMLAudioElement {
    return this.made(`alarm-${priority}`, alarmTone(priority));
  }

  private made(name: string, beeps: readonly Beep[]): HTMLAudioElement {
    return this.sounds.get(name) ?? this.keep(name, fileOf(beeps));
  }

  private keep(name: string, address: string): HTMLAudioElement {
    const sound = new Audio(address);
    sound.preload = 'auto';
    this.sounds.set(name, sound);
    return sound;
  }
}

const fileOf = (beeps: readonly Beep[]): string => URL.createObjectURL(new Blob([wavOf(beeps)], { type: 'audio/wav' }));
