import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Handover, Shift } from '../../../src/api/shifts';
import { isStale, mayAct, progressOf } from '../../../src/pages/handover/progress';
import { PRINTED } from '../../../src/pages/handover/Section';
import { shiftOf } from '../../../src/pages/handover/useCurrentShift';

const counts = { open: 0, unacknowledged: 0, shelved: 0, outOfService: 0, suppressed: 0, sites: 0, blind: 0, partlyBlind: 0, handlings: 0, changes: 0 };
const shift = (handover: Partial<Handover> | null = null): Shift => ({
  id: '1',
  seat: 'hall',
  user: 'duty',
  displayName: 'duty',
  since: '2026-01-01T00:00:00Z',
  revision: 1,
  handover: handover === null ? null : { preparedAt: '2026-01-01T08:00:00Z', preparedBy: 'duty', counts, ...handover },
});
const by = (user: string) => ({ by: user, at: '2026-01-01T08:01:00Z' });

describe('progressOf', () => {
  it('progressOf_eachStep_isNamed', () => {
    expect([shift(), shift({}), shift({ signed: by('duty') }), shift({ signed: by('duty'), accepted: by('duty2') })].map(progressOf)).toEqual(['open', 'prepared', 'signed', 'accepted']);
  });

  it('isStale_preparedLongAgoAndUnsigned_only', () => {
    const later = Date.parse('2026-01-01T08:20:00Z');
    expect([isStale(shift({}), later), isStale(shift({ signed: by('duty') }), later), isStale(shift({}), later - 10 * 60_000), isStale(shift(), later)]).toEqual([true, false, false, false]);
  });

  it('mayAct_ownerSupervisorAdmin', () => {
    expect([mayAct(shift(), 'duty', ['duty']), mayAct(shift(), 'duty2', ['duty']), mayAct(shift(), 'boss', ['supervisor'])]).toEqual([true, false, true]);
  });

  it('shiftOf_nobodyThere_isNull', () => {
    expect(shiftOf({ seat: 'hall', id: null, user: null, displayName: null, since: null, revision: null, handover: null })).toBeNull();
  });

  it('PRINTED_rows_areThoseOfTheStyleSheet', () => {
    const css = readFileSync(fileURLToPath(new URL('../../../src/pages/handover/print.css', import.meta.url)), 'utf8');
    expect(css).toContain(`tr:nth-child(n + ${PRINTED + 1})`);
  });
});
