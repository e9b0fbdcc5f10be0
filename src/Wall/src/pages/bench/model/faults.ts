import type { Fault } from '../../../api/http';
import { cellKey } from './draft';
import type { Point } from './types';

/** Faults by cell, and those that belong to none. */
export interface CellFaults {
  cells: ReadonlyMap<string, Fault[]>;
  rest: Fault[];
}

const LIMITS = ['LL', 'L', 'H', 'HH'];
const OWN = new Set(['pointId', 'name', 'kind', 'unit', 'equipment', 'rangeLow', 'rangeHigh', 'period']);
const MEMBERS: Readonly<Record<string, string>> = { deadband: 'Deadband', deadbandPercent: 'Deadband', onDelay: 'On', offDelay: 'Off' };

/** Puts the faults of a proposal (`points[3].conditions[0].levels[1].limit`) at the cells of the grid. `keys`: the row of each point. */
export function placeFaults(faults: readonly Fault[], points: readonly Point[], keys: readonly string[]): CellFaults {
  const cells = new Map<string, Fault[]>();
  const rest: Fault[] = [];
  for (const fault of faults) {
    const path = /^points\[(\d+)\]\.?(.*)$/.exec(fault.where);
    const index = Number(path?.[1]);
    const [point, key] = [points[index], keys[index]];
    if (path === null || point === undefined || key === undefined) {
      rest.push(fault);
      continue;
    }
    for (const column of columnsOf(path[2] ?? '', point)) {
      const at = cellKey(key, column);
      cells.set(at, [...(cells.get(at) ?? []), fault]);
    }
  }
  return { cells, rest };
}

function columnsOf(path: string, point: Point): string[] {
  if (path === 'conditions') {
    // About several conditions together, such as limits that must rise.
    const limits = LIMITS.filter((level) => point.conditions.some((rule) => rule.levels?.some((row) => row.level === level)));
    return limits.length > 0 ? limits : ['others'];
  }
  const condition = /^conditions\[(\d+)\]\.?(.*)$/.exec(path);
  if (condition === null) {
    return [OWN.has(path) ? path : path === '' ? 'pointId' : 'others'];
  }
  const rule = point.conditions[Number(condition[1])];
  const member = condition[2] ?? '';
  if (rule === undefined || (rule.condition !== 'high' && rule.condition !== 'low')) {
    return ['others'];
  }
  const level = /^levels(?:\[(\d+)\]\.?(.*))?$/.exec(member);
  if (level !== null) {
    const row = level[1] === undefined ? undefined : rule.levels?.[Number(level[1])];
    return row === undefined ? (rule.levels ?? []).map((one) => one.level) : [level[2] === 'priority' ? `${row.level}Priority` : row.level];
  }
  const suffix = MEMBERS[member];
  return [suffix === undefined ? 'others' : `${rule.condition}${suffix}`];
}
