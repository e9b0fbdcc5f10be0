import { describe, expect, it } from 'vitest';
import { cellAt, decode, formatCsv, parseCsv } from '../../../src/pages/bench/model/csv';
import { CSV_NAMES } from '../../../src/pages/bench/model/csvNames';

const fault = (where: string) => ({ where, text: 'x', textEn: 'x' });

describe('csv', () => {
  it('decode_gb18030_isReadAsChinese', () => {
    expect(decode(new Uint8Array([0xce, 0xbb, 0xba, 0xc5]))).toBe('位号');
    expect(decode(new TextEncoder().encode('位号'))).toBe('位号');
    expect(decode(new Uint8Array([0xff, 0xfe, 0x4d, 0x4f]))).toBe('位');
  });

  it.each([['a,b\n1,2', ','], ['a;b\n1;2', ';'], ['a\tb\n1\t2', '\t']])('parseCsv_%j_findsItsSeparator', (text, separator) => {
    const file = parseCsv('f', text);
    expect([file.separator, file.rows]).toEqual([separator, [['a', 'b'], ['1', '2']]]);
  });

  it('parseCsv_sepLine_countsAsARow', () => {
    const file = parseCsv('f', 'sep=;\r\npointId;H\r\nA;1');
    expect([file.header, file.rows[2]]).toEqual([2, ['A', '1']]);
    expect(cellAt(file, fault('row[3].H'), CSV_NAMES)).toEqual({ row: 2, column: 1 });
  });

  it('formatCsv_quotesAndSeparators_areReadBackTheSame', () => {
    const file = parseCsv('f', 'pointId,name\r\nA,"say ""x"", y"\r\nB,"two\r\nlines"');
    expect(file.rows).toEqual([['pointId', 'name'], ['A', 'say "x", y'], ['B', 'two\nlines']]);
    expect(parseCsv('f', formatCsv(file)).rows).toEqual(file.rows);
  });

  it('cellAt_headersInChinese_areFound', () => {
    const file = parseCsv('f', '位号,高限,高限优先级\nA,x,y');
    expect([cellAt(file, fault('row[2].H'), CSV_NAMES), cellAt(file, fault('row[2].HPriority'), CSV_NAMES)]).toEqual([{ row: 1, column: 1 }, { row: 1, column: 2 }]);
  });

  it('cellAt_wholeRowOrNone_saysSo', () => {
    const file = parseCsv('f', 'pointId\nA');
    expect(cellAt(file, fault('row[2]'), CSV_NAMES)).toEqual({ row: 1, column: -1 });
    expect(cellAt(file, fault('reason'), CSV_NAMES)).toBeNull();
  });
});
