import { describe, expect, it } from 'vitest';
import { fitPaste, formatPaste, parsePaste } from '../../../src/pages/bench/model/paste';

describe('parsePaste', () => {
  it('parsePaste_tabsAndLines_areCells', () => {
    expect(parsePaste('1\t2\r\n3\t4\r\n')).toEqual([['1', '2'], ['3', '4']]);
  });

  it('parsePaste_emptyCells_stayInTheirPlace', () => {
    expect(parsePaste('\t2\n\t\n')).toEqual([['', '2'], ['', '']]);
  });

  it('parsePaste_quotedCell_keepsTabsLineBreaksAndQuotes', () => {
    expect(parsePaste('"a\tb\nc ""d"""\tnext')).toEqual([['a\tb\nc "d"', 'next']]);
  });

  it('parsePaste_inchSignOrLoneQuote_isText', () => {
    expect(parsePaste('"6 pipe\t2" valve')).toEqual([['"6 pipe', '2" valve']]);
  });

  it('formatPaste_anything_isReadBackTheSame', () => {
    const rows = [['a', 'b\tc'], ['"', 'x\ny'], ['', '']];
    expect(parsePaste(formatPaste(rows))).toEqual(rows);
  });
});

describe('fitPaste', () => {
  it('fitPaste_oneCellIntoARange_fillsIt', () => {
    expect(fitPaste([['7']], 2, 3)).toEqual([['7', '7', '7'], ['7', '7', '7']]);
  });

  it('fitPaste_blockThatFitsInWholeTimes_isRepeated', () => {
    expect(fitPaste([['1'], ['2']], 4, 1)).toEqual([['1'], ['2'], ['1'], ['2']]);
  });

  it('fitPaste_blockThatDoesNotFit_keepsItsSize', () => {
    expect(fitPaste([['1'], ['2']], 3, 1)).toEqual([['1'], ['2']]);
  });
});
