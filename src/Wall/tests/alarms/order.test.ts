import { describe, expect, it } from 'vitest';
import { canAcknowledge, canReset, isFlashing, overviewOf } from '../../src/alarms/order';
import type { AlarmState, Priority } from '../../src/api/types';
import { alarm } from '../build';

const row = (id: string, priority: Priority, state: AlarmState, minute: number) =>
  alarm({ id, priority, state, occurredAt: `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z` });

describe('overviewOf', () => {
  it('order_mixed_isWorstThenUnacknowledgedThenNewest', () => {
    const rows = [
      row('low-new', 'low', 'UNACK', 59),
      row('high-acked', 'high', 'ACKED', 50),
      row('critical-old', 'critical', 'UNACK', 1),
      row('high-old', 'high', 'UNACK', 2),
      row('critical-acked', 'critical', 'ACKED', 58),
      row('high-new', 'high', 'RTNUN', 30),
      row('critical-shelved', 'critical', 'SHLVD', 57),
    ];
    expect(overviewOf(rows).ordered.map((alarm) => alarm.id)).toEqual([
      'critical-old',
      'critical-acked',
      'high-new',
      'high-old',
      'high-acked',
      'low-new',
      'critical-shelved',
    ]);
  });

  it('order_sameTime_isStable', () => {
    const ids = (...order: string[]) => overviewOf(order.map((id) => row(id, 'low', 'UNACK', 1))).ordered.map((alarm) => alarm.id);
    expect(ids('a', 'b', 'c')).toEqual(ids('c', 'a', 'b'));
  });

  it('count_mixed_leavesSetAsideOut', () => {
    const overview = overviewOf([row('a', 'high', 'UNACK', 1), row('b', 'high', 'ACKED', 2), row('c', 'high', 'OOSRV', 3)]);
    expect(overview).toMatchObject({ total: 2, unacknowledged: 1, setAside: 1, byPriority: { high: { total: 2, unacknowledged: 1 } } });
  });

  it('order_tenThousand_hasEveryCriticalOnTop', () => {
    const states: AlarmState[] = ['UNACK', 'ACKED', 'RTNUN'];
    const priorities: Priority[] = ['low', 'low', 'low', 'medium', 'high', 'critical'];
    const rows = Array.from({ length: 10_000 }, (_, i) => row(`A${i}`, priorities[i % 6] ?? 'low', states[i % 3] ?? 'UNACK', (i * 37) % 60));
    const { ordered } = overviewOf(rows);
    expect(ordered.findIndex((alarm) => alarm.priority !== 'critical')).toBe(rows.filter((alarm) => alarm.priority === 'critical').length);
    expect(new Set(ordered).size).toBe(10_000);
  });
});

describe('what may be done', () => {
  const all: AlarmState[] = ['NORM', 'UNACK', 'ACKED', 'RTNUN', 'LTUNK', 'LTACK', 'SHLVD', 'DSUPR', 'OOSRV'];

  it('acknowledge_perState_followsTheTable', () => {
    expect(all.filter(canAcknowledge)).toEqual(['UNACK', 'RTNUN', 'LTUNK']);
  });

  it('flash_perState_untilAcknowledged', () => {
    expect(all.filter((state) => isFlashing(alarm({ state })))).toEqual(['UNACK', 'RTNUN', 'LTUNK']);
  });

  it('flash_lateHistoryNeverAnnounced_isSteady', () => {
    expect(isFlashing(alarm({ late: true, annunciatedAt: null }))).toBe(false);
    expect(isFlashing(alarm({ late: true }))).toBe(true);
  });

  it('reset_perState_onlyLatchedAcknowledged', () => {
    expect(all.filter(canReset)).toEqual(['LTACK']);
  });
});
