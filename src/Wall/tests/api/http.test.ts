import { describe, expect, it } from 'vitest';
import { nameOf } from '../../src/api/download';
import { failureOf, faultsOf } from '../../src/api/http';
import { retryDelay } from '../../src/shared/useRest';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => new Response(JSON.stringify(body), { status, headers });

describe('failureOf', () => {
  it('failure_problem_hasBothLanguagesAndItsFaults', async () => {
    const body = { title: '请求有误', titleEn: 'faults', errors: [{ where: 'row[7].HH', text: '应大于H', textEn: 'must be above H' }, { text: '' }, 5] };
    const failure = await failureOf(400, answer(400, body));
    expect(failure).toMatchObject({ status: 400, title: '请求有误', titleEn: 'faults', retryAfter: null });
    expect(faultsOf(failure)).toEqual([{ where: 'row[7].HH', text: '应大于H', textEn: 'must be above H' }]);
  });

  it('failure_pageOfAProxy_isItsStatusAlone', async () => {
    const failure = await failureOf(502, new Response('<html>', { status: 502, statusText: 'Bad Gateway' }));
    expect(failure).toMatchObject({ status: 502, title: 'Bad Gateway' });
    expect(faultsOf(failure)).toEqual([]);
  });

  it.each([
    [503, '7', 7_000],
    [503, '0', 1_000],
    [503, 'Sun, 22 Nov 2026 00:00:00 GMT', 5_000],
    [429, null, 5_000],
    [0, null, 5_000],
    [500, null, 20_000],
    [404, null, 0],
    [400, '3', 0],
  ])('retry_%i_retryAfter_%s_waits_%i', async (status, header, expected) => {
    const failure = status === 0 ? await failureOf(0) : await failureOf(status, answer(status, {}, header === null ? {} : { 'Retry-After': header }));
    expect(retryDelay(failure, 20_000)).toBe(expected);
  });
});

describe('nameOf', () => {
  it.each([
    ['attachment; filename="a b.csv"', 'a b.csv'],
    ["attachment; filename=x.csv; filename*=UTF-8''%E5%8E%86%E5%8F%B2.csv", '历史.csv'],
    ["attachment; filename*=UTF-8''%E5%8", null],
    [null, null],
  ])('name_%s_is_%s', (header, expected) => {
    expect(nameOf(header)).toBe(expected);
  });
});
