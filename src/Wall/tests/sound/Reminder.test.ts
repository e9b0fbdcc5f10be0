import { describe, expect, it } from 'vitest';
import { REMIND_MS, Reminder } from '../../src/sound/Reminder';
import { alarm } from '../build';

const critical = alarm({ priority: 'critical', state: 'UNACK', annunciatedAt: '2026-01-01T00:00:00.000Z' });

describe('Reminder', () => {
  it('due_criticalUnacknowledged_afterAMinuteAndNotBefore', () => {
    const reminder = new Reminder();
    expect(reminder.isDue([critical], 0)).toBe(true);
    reminder.sounded('critical', 1_000);
    expect(reminder.isDue([critical], 1_000 + REMIND_MS - 1)).toBe(false);
    expect(reminder.isDue([critical], 1_000 + REMIND_MS)).toBe(true);
  });

  it('due_lowAlarmsSoundMeanwhile_isNotPutOff', () => {
    const reminder = new Reminder();
    reminder.sounded('critical', 0);
    for (let at = 10_000; at <= REMIND_MS; at += 10_000) {
      reminder.sounded('low', at);
    }
    expect(reminder.isDue([critical], REMIND_MS)).toBe(true);
  });

  it('due_anythingElse_isSilent', () => {
    const others = [
      { ...critical, state: 'ACKED' as const },
      { ...critical, state: 'RTNUN' as const },
      { ...critical, state: 'SHLVD' as const },
      { ...critical, priority: 'high' as const },
      { ...critical, annunciatedAt: null },
    ];
    expect(new Reminder().isDue(others, 0)).toBe(false);
  });
});
