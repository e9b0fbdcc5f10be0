import { describe, expect, it } from 'vitest';
import type { ApiFailure, ApiResult } from '../../../src/api/http';
import type { AlarmRecord } from '../../../src/api/types';
import { runOnEach } from '../../../src/pages/desk/bulk';
import { alarm } from '../../build';

const refusal = (status: number, problem: Record<string, unknown> = {}): ApiResult<AlarmRecord> => {
  const failure: ApiFailure = { status, title: 't', titleEn: 't', detail: '', retryAfter: null, problem };
  return { ok: false, failure };
};

describe('runOnEach', () => {
  it('runOnEach_someRefused_tellsOfEachInOrder', async () => {
    const present = alarm({ id: 'b', state: 'ACKED', acknowledgedBy: 'duty2' });
    const told: string[] = [];
    const outcomes = await runOnEach(
      ['a', 'b', 'c'].map((id) => alarm({ id })),
      async ({ id }) => (id === 'b' ? refusal(409, { alarm: present }) : id === 'c' ? refusal(0) : { ok: true, value: alarm({ id, state: 'ACKED' }) }),
      ({ alarm: { id } }) => told.push(id),
    );
    expect(outcomes.map(({ alarm: { id }, failure, after }) => [id, failure?.status ?? null, after?.state ?? null])).toEqual([
      ['a', null, 'ACKED'],
      ['b', 409, 'ACKED'],
      ['c', 0, null],
    ]);
    expect(told.sort()).toEqual(['a', 'b', 'c']);
  });

  it('runOnEach_many_isNeverMoreThanFiveAtOnce', async () => {
    let now = 0;
    let most = 0;
    const outcomes = await runOnEach(
      Array.from({ length: 40 }, (_, i) => alarm({ id: String(i) })),
      async (one) => {
        most = Math.max(most, ++now);
        await Promise.resolve();
        now--;
        return { ok: true, value: one };
      },
    );
    expect([outcomes.length, most <= 5]).toEqual([40, true]);
  });
});
