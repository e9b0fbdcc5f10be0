import type { Priority } from '../api/types';
import type { Beep } from './tones';

const C5 = 523.25;
const E5 = 659.25;
const G5 = 783.99;
const C6 = 1046.5;

const motif = (notes: readonly number[], times: number, length: number, gain: number): Beep[] =>
  Array.from({ length: times }, (_, round) => notes.map((pitch, i) => ({ pitch, start: (round * (notes.length + 1) + i) * length, length: length * 0.9, gain }))).flat();

/**
 * What is heard in place of spoken words: the tone of the priority says that something is new, this says how bad it is. They differ by
 * the number and the direction of their notes, and not only by pitch.
 */
export const RECORDED: Readonly<Record<Priority, readonly Beep[]>> = {
  critical: motif([C6, G5, C6, G5], 2, 0.16, 0.45),
  high: motif([C5, E5, G5], 2, 0.2, 0.36),
  medium: motif([G5, E5], 1, 0.28, 0.28),
  low: motif([C5], 1, 0.4, 0.2),
};

/** Where the recording of a priority is served (build/recordings.ts). */
export const recordingOf = (priority: Priority): string => `/sound/${priority}.wav`;
