import { describe, expect, it } from 'vitest';
import { groupChanges, shortOf } from '../../../src/pages/bench/model/changes';

const row = (pointId: string | null, parameter: string, old: string | null, now: string | null) => ({ pointId, condition: 'high', parameter, old, new: now });

describe('groupChanges', () => {
  it('groupChanges_rows_areTogetherByPointInTheOrderTheyCame', () => {
    const groups = groupChanges([row('A', 'H.limit', '1', '2'), row(null, 'liveWindow', '120', '60'), row('A', 'onDelay', '0', '5')]);
    expect(groups.map((group) => [group.pointId, group.rows.map((one) => one.parameter)])).toEqual([['A', ['H.limit', 'onDelay']], [null, ['liveWindow']]]);
  });

  it('groupChanges_effect_isByWhatWasThere', () => {
    expect(groupChanges([row('A', 'x', null, '1'), row('A', 'y', '1', null), row('A', 'z', '1', '2')])[0]?.rows.map((one) => one.effect)).toEqual(['added', 'removed', 'changed']);
  });
});

describe('shortOf', () => {
  it.each([
    ['13.2', '13.2'],
    ['"912\\u7F50"', '912罐'],
    ['null', '–'],
    ['["A","B"]', 'A, B'],
    ['{"condition":"low","levels":[{"level":"L","limit":1},{"level":"LL","limit":0.5}],"deadband":0.1}', 'L 1, LL 0.5'],
    ['{"pointId":"A","name":"level","unit":"m","rangeLow":0,"rangeHigh":16}', 'level 0–16 m'],
    ['{"condition":"rate","limit":0.5,"window":60,"latching":false,"guidance":null}', 'limit 0.5, window 60'],
    ['not json', 'not json'],
  ])('shortOf_%s_isReadable', (json, text) => {
    expect(shortOf(json)).toBe(text);
  });
});
