import { describe, expect, it } from 'vitest';
import { newRule, FIELDS, mayAdd } from '../../../src/pages/bench/model/fields';
import { partsOf, replaceAt } from '../../../src/pages/bench/model/marks';
import { sourceOf, standingOf } from '../../../src/pages/bench/model/noise';
import { bandsOf, linesInSight, linesOf, spanAround } from '../../../src/pages/bench/model/simulation';
import { bodyOf, placeOf } from '../../../src/pages/bench/model/templates';
import type { SimulatedAlarm, SimulationReport } from '../../../src/pages/bench/model/types';
import { alarm } from '../../build';
import { point } from './points';

describe('marks', () => {
  it('partsOf_faults_areMarkedInTheirPlace', () => {
    expect(partsOf('A > foo', [{ offset: 4, length: 3 }])).toEqual([{ text: 'A > ', bad: false }, { text: 'foo', bad: true }, { text: ' ', bad: false }]);
  });

  it('partsOf_somethingMissingAtTheEnd_marksTheSpaceThere', () => {
    expect(partsOf('A >', [{ offset: 3, length: 0 }])).toEqual([{ text: 'A >', bad: false }, { text: ' ', bad: true }]);
  });

  it('replaceAt_completion_leavesTheCaretBehindIt', () => {
    expect(replaceAt('LI- > 3', 0, 3, 'LI-912')).toEqual({ text: 'LI-912 > 3', caret: 6 });
  });
});

describe('conditions', () => {
  it('newRule_secondOfAKind_getsAName', () => {
    expect([newRule('rate', []).name, newRule('rate', [null]).name, newRule('rate', [null, '2']).name]).toEqual([null, '2', '3']);
  });

  it.each(Object.keys(FIELDS))('newRule_%s_hasEveryMemberOfItsForm', (kind) => {
    expect(Object.keys(newRule(kind, []))).toEqual(expect.arrayContaining((FIELDS[kind] ?? []).map((field) => field.key)));
  });

  it('mayAdd_staleTwice_isRefused', () => {
    expect([mayAdd('stale', [{ condition: 'stale' }]), mayAdd('rate', [{ condition: 'rate' }])]).toEqual([false, true]);
  });
});

describe('templates', () => {
  it('bodyOf_parameters_emptyOnesAreLeftToTheTemplate', () => {
    const body = bodyOf('pump', [{ equipment: ' P-1 ', tagPrefix: '', hazardId: '', parameters: { current: '１２', discharge: '', head: 'x' } }]);
    expect(body).toEqual([{ template: 'pump', equipment: 'P-1', tagPrefix: null, hazardId: null, parameters: { current: 12, head: 'x' } }]);
  });

  it('placeOf_paths_areCells', () => {
    expect(['instances[2].parameters.height', 'instances[0].tagPrefix', 'instances[1]', 'reason'].map(placeOf)).toEqual(['2/height', '0/tagPrefix', '1/equipment', 'reason']);
  });
});

describe('simulation', () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 12, minutes)).toISOString();
  const report = { from: at(-600), to: at(600) } as SimulationReport;
  const simulated = (over: Partial<SimulatedAlarm>): SimulatedAlarm => ({ effect: 'added', pointId: 'LI-912', condition: 'high', level: 'H', priority: 'low', presentFrom: null, presentTo: null, proposedFrom: null, proposedTo: null, gasLevel2: false, ...over });

  it('linesOf_sameLimit_isDrawnOnce', () => {
    const after = point({ conditions: [{ condition: 'high', levels: [{ level: 'H', limit: 12, priority: 'low', latching: false }, { level: 'HH', limit: 14, priority: 'high', latching: true }] }] });
    expect(linesOf(point(), after)).toEqual([{ level: 'H', value: 13.2, of: 'present' }, { level: 'HH', value: 14, of: 'both' }, { level: 'H', value: 12, of: 'proposed' }]);
  });

  it('linesInSight_limitFarFromTheValues_doesNotFlattenThem', () => {
    const lines = [{ level: 'L' as const, value: 1, of: 'both' as const }, { level: 'H' as const, value: 13.2, of: 'present' as const }, { level: 'H' as const, value: 12.8, of: 'proposed' as const }, { level: 'HH' as const, value: 14, of: 'both' as const }];
    expect(linesInSight(lines, 12.2, 13.4).map((line) => line.value)).toEqual([13.2, 12.8, 14]);
    expect(linesInSight(lines.slice(0, 1), null, null)).toHaveLength(1);
  });

  it('spanAround_shortAlarm_showsAQuarterOfAnHourOnBothSides', () => {
    expect(spanAround(simulated({ proposedFrom: at(0), proposedTo: at(1) }), report)).toEqual({ from: Date.parse(at(-15)), to: Date.parse(at(16)) });
  });

  it('spanAround_alarmThatLasts_endsWithTheSpan', () => {
    expect(spanAround(simulated({ proposedFrom: at(0) }), report).to).toBe(Date.parse(report.to));
  });

  it('bandsOf_otherPoints_areNotDrawn', () => {
    const chosen = simulated({ presentFrom: at(0), presentTo: at(2), proposedFrom: at(1), proposedTo: at(2) });
    expect(bandsOf([chosen, simulated({ pointId: 'B', proposedFrom: at(0) })], chosen, report).map((band) => [band.proposed, band.chosen])).toEqual([[false, true], [true, true]]);
  });
});

describe('noise', () => {
  it('sourceOf_conditionWithName_isKeptWhole', () => {
    expect([sourceOf('LI-912 rate:fast'), sourceOf('@gw')]).toEqual([{ pointId: 'LI-912', condition: 'rate:fast' }, { pointId: '@gw', condition: '' }]);
  });

  it('standingOf_moreThanADayAndNotCleared_theOldestFirst', () => {
    const now = Date.UTC(2026, 0, 3);
    const rows = [alarm({ id: 'new', occurredAt: '2026-01-02T12:00:00Z' }), alarm({ id: 'old', occurredAt: '2026-01-01T00:00:00Z' }), alarm({ id: 'older', occurredAt: '2025-12-01T00:00:00Z' }), alarm({ id: 'over', occurredAt: '2025-12-01T00:00:00Z', clearedAt: '2026-01-02T00:00:00Z' })];
    expect(standingOf(rows, now).map((one) => one.id)).toEqual(['older', 'old']);
  });
});
