import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LONGEST, longestFor, mayShelve, stepsUpTo } from '../../../src/pages/desk/shelving';
import { alarm } from '../../build';

describe('shelving', () => {
  it('LONGEST_perPriority_isTheServers', () => {
    const code = readFileSync(fileURLToPath(new URL('../../../../Alarms/Commands/ShelvingTimes.cs', import.meta.url)), 'utf8');
    const server = [...code.matchAll(/AlarmPriority\.(\w+) => ([\d* _L]+)/g)].map(([, name, product]) => [
      name?.toLowerCase(),
      (product ?? '').replace(/[_L]/g, '').split('*').reduce((all, part) => all * Number(part), 1) / 60_000,
    ]);
    expect(server.length).toBe(3);
    expect(Object.fromEntries(server)).toEqual(Object.fromEntries(Object.entries(LONGEST).filter(([, minutes]) => minutes !== null)));
  });

  it('longestFor_severalPriorities_isTheShortest', () => {
    expect(longestFor([alarm({ priority: 'low' }), alarm({ priority: 'high' })])).toBe(30);
    expect(longestFor([])).toBe(0);
    expect(stepsUpTo(30)).toEqual([10, 20, 30]);
  });

  it('mayShelve_criticalOrAside_isNot', () => {
    expect([alarm({ priority: 'critical' }), alarm({ state: 'SHLVD' }), alarm({ state: 'ACKED', priority: 'low' })].map(mayShelve)).toEqual([false, false, true]);
  });
});
