import { describe, expect, it } from 'vitest';
import type { Handling, HandlingStep, Stage, Verdict } from '../../../src/api/handling';
import { lineOf, missing, nextStages, stepsSince, usualNext } from '../../../src/pages/alarm/flow';

const after = (...stages: Stage[]): Handling => {
  const steps = stages.map((stage, i): HandlingStep => ({ stage, verdict: stage === 'judged' || stage === 'closed' ? 'real' : null, by: `p${i}`, at: `2026-01-01T00:00:0${i}Z` }));
  const verdict: Verdict | null = steps.at(-1)?.verdict ?? null;
  return { alarmId: 'A', siteId: 'S', stage: stages.at(-1) ?? 'none', verdict, version: steps.length, steps };
};

describe('nextStages', () => {
  it.each([
    [[], 'verifying,contacted,judged,closed', 'verifying'],
    [['verifying'], 'contacted,judged,closed', 'contacted'],
    [['contacted'], 'judged,closed', 'judged'],
    [['judged'], 'judged,closed', 'closed'],
    [['judged', 'closed'], 'verifying', 'verifying'],
  ] as [Stage[], string, string][])('nextStages_after_%s_are_%s', (stages, wanted, usual) => {
    expect(nextStages(after(...stages)).join(',')).toBe(wanted);
    expect(usualNext(after(...stages))).toBe(usual);
  });
});

describe('missing', () => {
  it('missing_judgingWithoutVerdict_isTheVerdict', () => {
    expect(missing(after('contacted'), 'judged', null, 'x')).toBe('verdict');
    expect(missing(after('contacted'), 'closed', null, '')).toBe('verdict');
    expect(missing(after('judged'), 'closed', null, '')).toBeNull();
    expect(missing(after(), 'verifying', null, '')).toBeNull();
  });

  it('missing_reopeningWithoutWhy_isTheNote', () => {
    expect(missing(after('judged', 'closed'), 'verifying', null, '  ')).toBe('note');
    expect(missing(after('judged', 'closed'), 'verifying', null, 'new call')).toBeNull();
  });
});

describe('stepsSince', () => {
  it('stepsSince_versionSeen_areThoseOfOthers', () => {
    expect(stepsSince(after('verifying', 'contacted', 'judged'), 1).map((step) => step.by)).toEqual(['p1', 'p2']);
    expect(stepsSince(after('verifying'), 1)).toEqual([]);
  });
});

describe('lineOf', () => {
  it('lineOf_reopened_beginsAnew', () => {
    expect([...lineOf(after('verifying', 'judged', 'closed', 'verifying')).keys()]).toEqual(['verifying']);
    expect([...lineOf(after('verifying', 'judged')).keys()]).toEqual(['verifying', 'judged']);
  });
});
