import { afterEach, describe, expect, it, vi } from 'vitest';
import { isSignedOut } from '../../src/feed/isSignedOut';

const answering = (answer: () => Promise<Response>) => vi.stubGlobal('fetch', vi.fn(answer));

afterEach(() => vi.unstubAllGlobals());

describe('isSignedOut', () => {
  it.each([
    [401, true],
    [200, false],
    [502, false],
    [503, false],
  ])('an answer of %i: %s', async (status, expected) => {
    answering(() => Promise.resolve(new Response(null, { status })));
    expect(await isSignedOut(1_000)).toBe(expected);
  });

  it('a server that is not there says nothing', async () => {
    answering(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await isSignedOut(1_000)).toBe(false);
  });

  it('a network that swallows everything is given up', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn((_: string, init: RequestInit) => new Promise((_resolve, reject) => init.signal?.addEventListener('abort', () => reject(new Error('aborted'))))),
    );
    expect(await isSignedOut(10)).toBe(false);
  });
});
