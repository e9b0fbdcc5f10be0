import { describe, expect, it } from 'vitest';
import { PRIORITIES } from '../../src/alarms/order';
import { RECORDED } from '../../src/sound/recorded';
import { LOST_TONE } from '../../src/sound/tones';
import { RATE, wavOf } from '../../src/sound/wav';

const samplesOf = (file: Uint8Array) => new Int16Array(file.buffer.slice(44));
const loudness = (file: Uint8Array) => samplesOf(file).reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 32_767;

describe('recorded tones', () => {
  it.each(PRIORITIES.map((priority) => [priority]))('wav_%s, isAFileOfItsLengthThatIsHeardAndNotCut', (priority) => {
    const file = wavOf(RECORDED[priority]);
    const view = new DataView(file.buffer);
    expect(String.fromCharCode(...file.slice(0, 4), ...file.slice(8, 16))).toBe('RIFFWAVEfmt ');
    expect(view.getUint32(24, true)).toBe(RATE);
    expect(view.getUint32(4, true)).toBe(file.length - 8);
    expect(view.getUint32(40, true)).toBe(samplesOf(file).length * 2);
    expect(samplesOf(file).length / RATE).toBeCloseTo(Math.max(...RECORDED[priority].map((beep) => beep.start + beep.length)), 2);
    expect(loudness(file)).toBeGreaterThan(0.05);
    expect(loudness(file)).toBeLessThan(0.99);
  });

  it('recordings_worse_haveMoreNotesAndAreLouder', () => {
    for (let i = 1; i < PRIORITIES.length; i++) {
      const [less, more] = [RECORDED[PRIORITIES[i - 1] ?? 'low'], RECORDED[PRIORITIES[i] ?? 'low']];
      expect(more.length).toBeGreaterThan(less.length);
      expect(loudness(wavOf(more))).toBeGreaterThan(loudness(wavOf(less)));
    }
  });

  it('recordings_againstTheLostFeed_areQuieter', () => {
    expect(Math.max(...PRIORITIES.map((priority) => loudness(wavOf(RECORDED[priority]))))).toBeLessThan(loudness(wavOf(LOST_TONE)));
  });
});
