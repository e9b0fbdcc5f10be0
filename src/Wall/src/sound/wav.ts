import type { Beep } from './tones';

/** Samples a second: enough for notes of at most 2 kHz with their overtones. */
export const RATE = 16_000;

/** Seconds in which a note swells and fades: a hard edge is a click. */
const EDGE_S = 0.012;

/** Beeps as a WAV file, 16 bit, one channel: a fundamental with two overtones, like a bell. */
export function wavOf(beeps: readonly Beep[]): Uint8Array<ArrayBuffer> {
  const seconds = Math.max(0, ...beeps.map((beep) => beep.start + beep.length));
  const samples = new Float32Array(Math.ceil(seconds * RATE));
  beeps.forEach((beep) => addTo(samples, beep));
  const file = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const text = (at: number, word: string) => [...word].forEach((letter, i) => file.setUint8(at + i, letter.charCodeAt(0)));
  text(0, 'RIFF');
  file.setUint32(4, 36 + samples.length * 2, true);
  text(8, 'WAVEfmt ');
  file.setUint32(16, 16, true);
  file.setUint16(20, 1, true);
  file.setUint16(22, 1, true);
  file.setUint32(24, RATE, true);
  file.setUint32(28, RATE * 2, true);
  file.setUint16(32, 2, true);
  file.setUint16(34, 16, true);
  text(36, 'data');
  file.setUint32(40, samples.length * 2, true);
  samples.forEach((value, i) => file.setInt16(44 + i * 2, Math.round(Math.max(-1, Math.min(1, value)) * 32_767), true));
  return new Uint8Array(file.buffer);
}

function addTo(samples: Float32Array, { pitch, start, length, gain }: Beep): void {
  const from = Math.round(start * RATE);
  for (let i = 0; i < length * RATE && from + i < samples.length; i++) {
    const time = i / RATE;
    const edge = Math.min(1, time / EDGE_S, (length - time) / EDGE_S);
    const wave = [1, 0.3, 0.12].reduce((sum, part, n) => sum + part * Math.sin(2 * Math.PI * pitch * (n + 1) * time), 0);
    samples[from + i] = (samples[from + i] ?? 0) + gain * Math.max(0, edge) * Math.exp(-1.5 * time) * wave * 0.7;
  }
}
