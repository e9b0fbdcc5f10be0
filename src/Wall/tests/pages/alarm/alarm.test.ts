import { describe, expect, it } from 'vitest';
import type { PointConfig, SiteConfig } from '../../../src/api/types';
import { firstWindow } from '../../../src/pages/alarm/firstWindow';
import { guidanceOf, respondBy } from '../../../src/pages/alarm/guidance';
import { neighboursOf } from '../../../src/pages/alarm/neighbours';
import { alarm } from '../../build';

const point = (pointId: string, over: Partial<PointConfig> = {}): PointConfig => ({ pointId, name: pointId, kind: 'level', unit: 'm', rangeLow: 0, rangeHigh: 10, period: 3, conditions: [], ...over });
const rule = (condition: string, name: string | null, response: string | null) => ({ condition, name, onDelay: 0, offDelay: 0, guidance: response === null ? null : { response, timeToRespond: 300 } });
const config: SiteConfig = {
  siteId: 'S',
  name: 's',
  regionCode: '33',
  ruleSet: 1,
  hazards: [],
  points: [
    point('X', { hazardId: 'h' }),
    point('LI-912', { equipment: 'V-912', hazardId: 'h', conditions: [rule('high', null, 'stop filling'), rule('expression', 'a', null), rule('expression', 'b', 'look')] }),
    point('TI-912', { equipment: 'V-912', hazardId: 'h' }),
    point('PI-1', { equipment: 'V-1' }),
  ],
};
const at = (text: string) => Date.parse(`2026-01-01T${text}Z`);

describe('guidanceOf', () => {
  it('guidanceOf_severalConditionsOfAKind_isThatOfTheName', () => {
    expect(guidanceOf(config, alarm())?.response).toBe('stop filling');
    expect(guidanceOf(config, alarm({ condition: 'expression', conditionName: 'b' }))?.response).toBe('look');
    expect(guidanceOf(config, alarm({ condition: 'expression', conditionName: 'a' }))).toBeNull();
    expect(guidanceOf(null, alarm())).toBeNull();
  });

  it('respondBy_toldLater_countsFromThen', () => {
    expect(respondBy({ timeToRespond: 300 }, alarm({ annunciatedAt: '2026-01-01T01:00:00Z' }))).toBe(at('01:05:00'));
    expect(respondBy({ response: 'x' }, alarm())).toBeNull();
  });
});

describe('neighboursOf', () => {
  it('neighboursOf_equipment_isItsPointsWithTheOwnFirst', () => {
    expect(neighboursOf(config, alarm()).map((one) => one.pointId)).toEqual(['LI-912', 'TI-912']);
  });

  it('neighboursOf_noEquipment_isTheHazardSource', () => {
    expect(neighboursOf(config, alarm({ pointId: 'X', hazardId: 'h' })).map((one) => one.pointId)).toEqual(['X', 'LI-912', 'TI-912']);
    expect(neighboursOf(config, alarm({ pointId: '@gateway' }))).toEqual([]);
  });
});

describe('firstWindow', () => {
  it('firstWindow_youngAndGoingOn_isTwoHoursBeforeToNow', () => {
    expect(firstWindow(alarm({ occurredAt: '2026-01-01T03:00:00Z' }), at('03:10:00'))).toEqual({ minutes: 130 });
  });

  it('firstWindow_over_endsAnHourAfterItsEnd', () => {
    const over = alarm({ state: 'NORM', occurredAt: '2026-01-01T03:00:00Z', clearedAt: '2026-01-01T04:00:00Z' });
    expect(firstWindow(over, at('20:00:00'))).toEqual({ from: at('01:00:00'), to: at('05:00:00') });
    expect(firstWindow(over, at('04:30:00'))).toEqual({ from: at('01:00:00'), to: at('04:30:00') });
  });

  it('firstWindow_standingForDays_showsItsBeginning', () => {
    const old = alarm({ state: 'ACKED', occurredAt: '2026-01-01T03:00:00Z' });
    expect(firstWindow(old, at('03:00:00') + 5 * 86_400_000)).toEqual({ from: at('01:00:00'), to: at('04:00:00') });
  });
});
