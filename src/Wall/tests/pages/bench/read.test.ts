import { describe, expect, it } from 'vitest';
import { readDeadband, readKind, readNumber, readPriority, readSeconds } from '../../../src/pages/bench/model/read';

describe('reading cells', () => {
  it.each([['12.5', 12.5], ['１２．５', 12.5], [' -3 ', -3], ['1e3', 1000], ['−2', -2], ['.5', 0.5]])('readNumber_%s_isRead', (text, value) => {
    expect(readNumber(text)).toEqual({ ok: true, value });
  });

  it('readNumber_comma_isRefusedForItCouldBeEither', () => {
    expect(readNumber('1,5')).toEqual({ ok: false, fault: 'bench.fault.comma' });
    expect(readNumber('1，5')).toEqual({ ok: false, fault: 'bench.fault.comma' });
  });

  it.each(['', 'abc', '1 2', 'NaN', 'Infinity', '0x10', '1e999'])('readNumber_%s_isNoNumber', (text) => {
    expect(readNumber(text)).toEqual({ ok: false, fault: 'bench.fault.number' });
  });

  it.each([['高', 'high'], ['HIGH', 'high'], ['紧急', 'critical'], ['Low', 'low']])('readPriority_%s_isAWordOfTheApi', (text, value) => {
    expect(readPriority(text)).toEqual({ ok: true, value });
  });

  it('readPriority_anotherWord_isRefused', () => {
    expect(readPriority('urgent').ok).toBe(false);
  });

  it('readKind_bothLanguages_areRead', () => {
    expect([readKind('可燃气体'), readKind('combustible gas'), readKind('combustibleGas')]).toEqual(Array(3).fill({ ok: true, value: 'combustibleGas' }));
  });

  it('readDeadband_percentSign_meansOfTheRange', () => {
    expect(readDeadband('0.1')).toEqual({ ok: true, value: { deadband: 0.1, deadbandPercent: null } });
    expect(readDeadband('2％')).toEqual({ ok: true, value: { deadband: null, deadbandPercent: 2 } });
  });

  it.each([['90', 90], ['90s', 90], ['1.5min', 90], ['1:30', 90], ['2h', 7200]])('readSeconds_%s_areSeconds', (text, value) => {
    expect(readSeconds(text)).toEqual({ ok: true, value });
  });
});
