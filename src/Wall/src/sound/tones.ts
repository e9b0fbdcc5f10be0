import type { Priority } from '../api/types';

/** One beep: pitch in Hz, start and length in s after now, loudness 0 to 1. */
export interface Beep {
  pitch: number;
  start: number;
  length: number;
  gain: number;
}

const ALARM: Readonly<Record<Priority, { pitch: number; beeps: number; gain: number }>> = {
  critical: { pitch: 988, beeps: 5, gain: 0.4 },
  high: { pitch: 784, beeps: 3, gain: 0.32 },
  medium: { pitch: 587, beeps: 2, gain: 0.24 },
  low: { pitch: 440, beeps: 1, gain: 0.16 },
};

/** What a new alarm of a priority sounds like: the worse, the higher, the more often, the louder. */
export function alarmTone(priority: Priority): Beep[] {
  const { pitch, beeps, gain } = ALARM[priority];
  return Array.from({ length: beeps }, (_, i) => ({ pitch, start: i * 0.22, length: 0.14, gain }));
}

/** The lost feed is louder than any alarm (architecture.md §1): a two-tone siren of 1 s, played over and over without a pause. */
export const LOST_TONE: readonly Beep[] = [0, 1, 2, 3].map((i) => ({
  pitch: i % 2 === 0 ? 1175 : 831,
  start: i * 0.25,
  length: 0.25,
  gain: 0.75,
}));
