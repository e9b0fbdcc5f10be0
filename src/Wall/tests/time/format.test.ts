import { describe, expect, it } from 'vitest';
import { clock, day, moment, number, span } from '../../src/time/format';

const local = (hour: number, minute = 5, second = 9) => new Date(2026, 0, 2, hour, minute, second);

describe('time', () => {
  it('clock_anyHour_hasTwoDigitsAnd24Hours', () => {
    expect(clock(local(0).getTime())).toBe('00:05:09');
    expect(clock(local(23).getTime())).toBe('23:05:09');
  });

  it('day_always_isIso', () => {
    expect(day(local(3).getTime())).toBe('2026-01-02');
  });

  it('moment_todayOrNot_addsTheDate', () => {
    expect(moment(local(3).toISOString(), local(4).getTime())).toBe('03:05:09');
    expect(moment(new Date(2026, 0, 1, 3, 5, 9).toISOString(), local(4).getTime())).toBe('01-01 03:05:09');
  });

  it('moment_nothingOrNonsense_isADash', () => {
    expect([moment(null, 0), moment(undefined, 0), moment('soon', 0)]).toEqual(['–', '–', '–']);
  });

  it.each([
    [-5, '0 s'],
    [999, '0 s'],
    [59_999, '59 s'],
    [60_000, '1:00'],
    [3_599_000, '59:59'],
    [3_600_000, '1:00:00'],
    [86_399_000, '23:59:59'],
    [86_400_000, '1 d 00:00'],
    [190_000_000, '2 d 04:46'],
  ])('span_%d_is_%s', (ms, text) => {
    expect(span(ms)).toBe(text);
  });
});

describe('number', () => {
  it.each([
    [14.5, '14.5'],
    [0.12345, '0.123'],
    [12.345, '12.35'],
    [123.456, '123.5'],
    [1234.56, '1235'],
    [-0.0001, '0'],
    [0, '0'],
    [null, '–'],
    [undefined, '–'],
    [Number.NaN, '–'],
    [Infinity, '–'],
  ])('number_%s_is_%s', (value, text) => {
    expect(number(value)).toBe(text);
  });
});
