import { describe, expect, it } from 'vitest';
import { PRIORITIES } from '../../src/alarms/order';
import { alarmTone, type Beep, LOST_TONE } from '../../src/sound/tones';
import { RATE, wavOf } from '../../src/sound/wav';

const loudest = (tone: readonly Beep[]) => Math.max(...tone.map((beep) => beep.gain));
const sounding = (tone: readonly Beep[]) => tone.reduce((sum, beep) => sum + beep.length, 0);

describe('tones', () => {
  it('alarm_worsePriority_isHigherLouderAndLonger', () => {
    const tones = PRIORITIES.map(alarmTone);
    for (let i = 1; i < tones.length; i++) {
      const [less, more] = [tones[i - 1] ?? [], tones[i] ?? []];
      expect(more[0]?.pitch).toBeGreaterThan(less[0]?.pitch ?? Infinity);
      expect(loudest(more)).toBeGreaterThan(loudest(less));
      expect(sounding(more)).toBeGreaterThan(sounding(less));
    }
  });

  it('lost_againstTheWorstAlarm_isLouderAndWithoutPause', () => {
    expect(loudest(LOST_TONE)).toBeGreaterThan(loudest(alarmTone('critical')));
    const length = Math.max(...LOST_TONE.map((beep) => beep.start + beep.length));
    expect(sounding(LOST_TONE)).toBeGreaterThanOrEqual(length);
    expect(wavOf(LOST_TONE).length).toBe(44 + 2 * RATE * length);
  });
});
