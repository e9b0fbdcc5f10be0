import type { RuleChange } from './types';

/** What changed on one point, or on the site if `pointId` is null. */
export interface PointChanges {
  pointId: string | null;
  rows: ChangeRow[];
}

export interface ChangeRow {
  condition: string | null;
  parameter: string;
  old: string;
  new: string;
  effect: 'added' | 'removed' | 'changed';
}

/** The rows of a difference point by point, in the order in which they came. */
export function groupChanges(changes: readonly RuleChange[]): PointChanges[] {
  const groups = new Map<string | null, ChangeRow[]>();
  for (const change of changes) {
    const rows = groups.get(change.pointId) ?? [];
    groups.set(change.pointId, rows);
    rows.push({
      condition: change.condition,
      parameter: change.parameter,
      old: shortOf(change.old),
      new: shortOf(change.new),
      effect: change.old === null ? 'added' : change.new === null ? 'removed' : 'changed',
    });
  }
  return [...groups].map(([pointId, rows]) => ({ pointId, rows }));
}

/** A value of a difference, which is JSON text, as people read it: of a whole condition its limits, of a point its name. */
export function shortOf(json: string | null): string {
  if (json === null) {
    return '';
  }
  try {
    return show(JSON.parse(json));
  } catch {
    return json;
  }
}

function show(value: unknown): string {
  if (value === null || value === undefined) {
    return '–';
  }
  if (Array.isArray(value)) {
    return value.map(show).join(', ');
  }
  if (typeof value !== 'object') {
    return String(value);
  }
  const object = value as Record<string, unknown>;
  if (Array.isArray(object['levels'])) {
    return (object['levels'] as Record<string, unknown>[]).map((row) => `${show(row['level'])} ${show(row['limit'])}`).join(', ');
  }
  if ('pointId' in object && 'unit' in object) {
    return `${show(object['name'])} ${show(object['rangeLow'])}–${show(object['rangeHigh'])} ${show(object['unit'])}`.trim();
  }
  const members = Object.entries(object).filter(([key, member]) => member !== null && key !== 'condition' && typeof member !== 'object' && member !== 0 && member !== false);
  return members.map(([key, member]) => `${key} ${show(member)}`).join(', ');
}
