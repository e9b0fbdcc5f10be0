import { describe, expect, it } from 'vitest';
import { overviewOf } from '../../../src/alarms/order';
import type { FloodGroup, FloodView } from '../../../src/api/floods';
import type { AlarmRecord } from '../../../src/api/types';
import { foldLines, MOST_FIRST } from '../../../src/pages/wall/lines/fold';
import type { Folded } from '../../../src/pages/wall/lines/line';
import { floodOf } from '../../../src/pages/wall/lines/seat';
import { alarm } from '../../build';

const SINCE = '2026-01-01T00:00:00.000Z';

const flood = (over: Partial<FloodView> = {}): FloodView => ({
  seat: 'hall', at: SINCE, flood: true, since: SINCE, inWindow: 20, annunciations: 20, alarms: 20, firstOuts: [], critical: [], groups: [], low: null, earlier: 0, chattering: [], shortened: false, ...over,
});

const group = (over: Partial<FloodGroup> = {}): FloodGroup => ({
  kind: 'equipment', siteId: '330100001', name: 'T-1', causeAlarmId: null, firstAlarmId: 'A', worstAlarmId: 'A', worstPriority: 'high', count: 0, active: 0, unacknowledged: 0, alarmIds: [], suppressed: [], ...over,
});

const first = (id: string, siteId = '330100001') => ({ siteId, alarmId: id, pointId: 'P', occurredAt: SINCE, alarms: 9, text: '首发', textEn: 'first' });

const fold = (alarms: AlarmRecord[], view: FloodView | null, open: string[] = []) => foldLines(overviewOf(alarms).ordered, view, new Set(open));

/** Every line in a word: the id of an alarm, `+` inside a fold, or kind and number of what is folded. */
const read = ({ lines }: Folded) =>
  lines.map((line) => (line.kind === 'alarm' ? (line.inside ? '+' : '') + line.alarm.id : line.kind === 'first' ? `first ${line.first.alarmId}` : `${line.fold.kind} ${line.fold.name} ${line.fold.alarms.length}`));

describe('foldLines', () => {
  it('lines_noFlood_areAllAlarmsInTheOrderOfDisplay', () => {
    const alarms = [alarm({ id: 'low', priority: 'low' }), alarm({ id: 'crit', priority: 'critical' }), alarm({ id: 'shelved', state: 'SHLVD' })];
    expect(read(fold(alarms, flood({ flood: false })))).toEqual(['crit', 'low']);
    expect(read(fold(alarms, null))).toEqual(['crit', 'low']);
  });

  it('lines_flood_areFirstOutsThenCriticalThenUnitsThenOthersThenLow', () => {
    const alarms = [
      alarm({ id: 'other', priority: 'medium' }),
      alarm({ id: 'u1' }), alarm({ id: 'u2', priority: 'medium' }),
      alarm({ id: 'l1', priority: 'low' }), alarm({ id: 'l2', priority: 'low' }),
      alarm({ id: 'crit', priority: 'critical' }),
      alarm({ id: 'began', priority: 'low' }),
    ];
    const view = flood({
      firstOuts: [first('began')], critical: ['crit'],
      groups: [group({ alarmIds: ['u1', 'u2'], count: 3 })],
      low: group({ kind: 'low', siteId: null, name: 'low', alarmIds: ['l1', 'l2'], count: 2 }),
    });
    const folded = fold(alarms, view);
    expect(read(folded)).toEqual(['began', 'crit', 'equipment T-1 2', 'other', 'low low 2']);
    expect(folded.hidden).toBe(4);
  });

  it('lines_criticalListedInAGroup_isNeverFolded', () => {
    const alarms = [alarm({ id: 'a' }), alarm({ id: 'b' }), alarm({ id: 'worse', priority: 'critical' })];
    expect(read(fold(alarms, flood({ groups: [group({ alarmIds: ['a', 'b', 'worse'] })] })))).toEqual(['worse', 'equipment T-1 2']);
  });

  it('lines_anyFlood_showEveryAlarmOnceOrCountIt', () => {
    const priorities = ['low', 'medium', 'high', 'critical'] as const;
    const alarms = Array.from({ length: 400 }, (_, i) => alarm({ id: `A${i}`, priority: priorities[(i * 7) % 4] ?? 'low', equipment: `T-${i % 5}`, state: i % 50 === 0 ? 'SHLVD' : 'UNACK' }));
    const ids = alarms.map((one) => one.id);
    const view = flood({
      firstOuts: ids.slice(20, 28).map((id) => first(id)),
      groups: [group({ alarmIds: ids.slice(0, 90) }), group({ kind: 'cause', name: 'C', causeAlarmId: 'A95', alarmIds: ids.slice(90, 140) })],
      low: group({ kind: 'low', name: 'low', siteId: null, alarmIds: ids.slice(150, 260) }),
      shortened: true,
    });
    for (const open of [[], ['equipment/330100001/T-1/', 'low//low/', 'firstOuts']]) {
      const { lines, hidden } = fold(alarms, view, open);
      const shown = lines.flatMap((line) => (line.kind === 'alarm' ? [line.alarm.id] : []));
      expect(new Set(shown).size).toBe(shown.length);
      expect(shown.length + hidden).toBe(392);
      const critical = alarms.filter((one) => one.priority === 'critical' && one.state === 'UNACK').map((one) => one.id);
      expect(critical.filter((id) => !shown.includes(id))).toEqual([]);
    }
  });

  it('lines_openFold_listsItsAlarmsBelowIt', () => {
    const alarms = [alarm({ id: 'a' }), alarm({ id: 'b', priority: 'medium' })];
    const folded = fold(alarms, flood({ groups: [group({ alarmIds: ['a', 'b'] })] }), ['equipment/330100001/T-1/']);
    expect(read(folded)).toEqual(['equipment T-1 2', '+a', '+b']);
    expect(folded.hidden).toBe(0);
  });

  it('lines_cause_standsAboveWhatFollowsFromIt', () => {
    const alarms = [alarm({ id: 'cause', priority: 'medium' }), alarm({ id: 'x' }), alarm({ id: 'y' })];
    const cause = group({ kind: 'cause', name: '停电', causeAlarmId: 'cause', alarmIds: ['cause', 'x', 'y'], count: 3, suppressed: ['s1', 's2'] });
    const folded = fold(alarms, flood({ groups: [cause] }));
    expect(read(folded)).toEqual(['cause', 'cause 停电 2']);
    expect(folded.lines.map((line) => (line.kind === 'fold' ? line.fold.suppressed : 0))).toEqual([0, 2]);
  });

  it('lines_causeWithoutConsequencesLeft_isStillALine', () => {
    expect(read(fold([alarm({ id: 'cause' })], flood({ groups: [group({ kind: 'cause', name: 'C', causeAlarmId: 'cause', alarmIds: ['cause', 'gone'] })] })))).toEqual(['cause']);
  });

  it('lines_firstOutThatIsOver_staysOnTop', () => {
    expect(read(fold([alarm({ id: 'a' })], flood({ firstOuts: [first('over')] })))).toEqual(['first over', 'a']);
  });

  it('lines_firstOutsOfManySites_areFoldedBeyondTheFirstFew', () => {
    const alarms = Array.from({ length: MOST_FIRST + 4 }, (_, i) => alarm({ id: `F${i}`, siteId: `S${i}` }));
    const folded = fold(alarms, flood({ firstOuts: alarms.map((one) => first(one.id, one.siteId)) }));
    expect(read(folded)).toEqual(['F0', 'F1', 'F2', 'firstOuts  4']);
  });

  it('lines_listCutShort_areGroupedAsTheServerDoes', () => {
    const told = { annunciatedAt: '2026-01-01T00:01:00.000Z' };
    const alarms = [
      ...['a', 'b', 'c'].map((id) => alarm({ id, equipment: 'T-1', ...told })),
      ...['d', 'e'].map((id) => alarm({ id, hazardId: 'H1', ...told })),
      ...['f', 'g'].map((id) => alarm({ id, ...told })),
      ...['h', 'i'].map((id) => alarm({ id, equipment: 'T-1', priority: 'low' as const, ...told })),
      alarm({ id: 'old', equipment: 'T-1', annunciatedAt: '2025-12-31T00:00:00.000Z' }),
    ];
    const folded = fold(alarms, flood({ groups: [group({ alarmIds: ['a'], count: 3 })], shortened: true }));
    expect(read(folded)).toEqual(['equipment T-1 3', 'site 330100001 2', 'hazard H1 2', 'old', 'low low 2']);
  });

  it('lines_chatteringSource_saysHowOften', () => {
    const view = flood({ flood: false, chattering: [{ siteId: 'S', pointId: 'P', condition: 'high', since: SINCE, last: SINCE, count: 12, alarmId: 'a' }] });
    expect(fold([alarm({ id: 'a' })], view).lines).toMatchObject([{ activations: 12 }]);
  });
});

describe('floodOf', () => {
  const floods = new Map([['north', flood({ seat: 'north', flood: false })], ['south', flood({ seat: 'south' })]]);

  it('flood_seatAskedFor_isTaken', () => expect(floodOf(floods, 'north')?.seat).toBe('north'));
  it('flood_noSeatAskedFor_isTheOneInAFlood', () => expect(floodOf(floods, '')?.seat).toBe('south'));
  it('flood_noneKnown_isNone', () => expect(floodOf(new Map(), '')).toBeNull());
});
