import { describe, expect, it } from 'vitest';
import { bytes } from '../../../src/pages/system/bytes';

describe('bytes', () => {
  it.each([
    [0, '0 B'],
    [-5, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KiB'],
    [134_217_728, '128 MiB'],
    [1_610_612_736, '1.5 GiB'],
    [2 ** 60, '1048576 TiB'],
  ])('bytes_%i_is_%s', (value, text) => {
    expect(bytes(value)).toBe(text);
  });
});
