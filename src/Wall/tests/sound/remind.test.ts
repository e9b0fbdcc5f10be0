import { describe, expect, it } from 'vitest';
import { isReminderDue, REMIND_MS } from '../../src/sound/remind';
import { alarm } from '../build';

const critical = alarm({ priority: 'critical', state: 'UNACK', annunciatedAt: '2026-01-01T00:00:00.000Z' });

describe('isReminderDue', () => {
  it('due_criticalUnacknowledged_soundsAfterAMinuteAndNotBefore', () => {
    expect(isReminderDue([critical], 1_000, 1_000 + REMIND_MS - 1)).toBe(false);
    expect(isReminderDue([critical], 1_000, 1_000 + REMIND_MS)).toBe(true);
    expect(isReminderDue([critical], -Infinity, 0)).toBe(true);
  });

  it('due_anythingElse_isSilent', () => {
    const others = [
      { ...critical, state: 'ACKED' as const },
      { ...critical, state: 'RTNUN' as const },
      { ...critical, state: 'SHLVD' as const },
      { ...critical, priority: 'high' as const },
      { ...critical, annunciatedAt: null },
    ];
    expect(isReminderDue(others, -Infinity, 0)).toBe(false);
  });
});
