import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Ticker } from '../../src/feed/Ticker';

describe('Ticker', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('tick_severalListeners_shareOneReadingAndEndTogether', () => {
    let reads = 0;
    const ticker = new Ticker(1000, () => ++reads);
    const heard: string[] = [];
    const one = ticker.subscribe(() => heard.push(`a${ticker.now()}`));
    const two = ticker.subscribe(() => heard.push(`b${ticker.now()}`));
    vi.advanceTimersByTime(1000);
    const first = ticker.now();
    expect(heard).toEqual([`a${first}`, `b${first}`]);
    one();
    two();
    const before = reads;
    vi.advanceTimersByTime(10_000);
    expect(reads).toBe(before);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('subscribe_afterAPause_readsAnew', () => {
    let value = 1;
    const ticker = new Ticker(1000, () => value);
    ticker.subscribe(() => undefined)();
    value = 2;
    ticker.subscribe(() => undefined);
    expect(ticker.now()).toBe(2);
  });
});
