import type { Level, Priority } from '../../../api/types';

// The JSON of src/Contracts/RuleSets, as far as the bench uses it.

export interface LevelRow {
  level: Level;
  limit: number;
  priority: Priority;
  latching: boolean;
  basis?: string | null;
}

export interface Guidance {
  cause?: string | null;
  consequence?: string | null;
  response?: string | null;
  timeToRespond?: number | null;
}

/** A condition with whatever members its kind has: a client older than the server must not lose any. */
export interface Rule {
  condition: string;
  onDelay?: number;
  offDelay?: number;
  name?: string | null;
  reAlarm?: number;
  guidance?: Guidance | null;
  basis?: string | null;
  levels?: LevelRow[];
  deadband?: number | null;
  deadbandPercent?: number | null;
  [member: string]: unknown;
}

export interface Point {
  pointId: string;
  name: string;
  nameEn?: string | null;
  kind: string;
  unit: string;
  rangeLow: number;
  rangeHigh: number;
  period: number;
  hazardId?: string | null;
  equipment?: string | null;
  safety: boolean;
  conditions: Rule[];
}

export interface RuleContent {
  liveWindow: number;
  points: Point[];
  suppressions: unknown[];
  escalation: Record<string, number>;
}

export interface RuleChange {
  pointId: string | null;
  condition: string | null;
  parameter: string;
  old: string | null;
  new: string | null;
}

export interface OverrideChange {
  pointId: string;
  condition: string;
  name?: string | null;
  rule?: Rule | null;
}

export interface RuleSet {
  siteId: string;
  version: number;
  kind: 'initial' | 'change' | 'override' | 'combined';
  state: 'proposed' | 'approved' | 'inForce' | 'superseded' | 'rejected' | 'withdrawn' | 'ended';
  basedOn: number;
  proposedBy: string;
  proposedAt: string;
  reason: string;
  basis: string | null;
  changes: RuleChange[];
  changeCount: number;
  overrides: OverrideChange[];
  hours: number | null;
  combines: number[];
  simulation: SimulationReport | null;
  noSimulation: string | null;
  approvedBy: string | null;
  approvedAt: string | null;
  approvalNote: string | null;
  from: string | null;
  until: string | null;
  inForceAt: string | null;
  closedAt: string | null;
  closedBy: string | null;
  closedReason: string | null;
  content: RuleContent | null;
}

export interface SimulatedLoad {
  alarms: number;
  critical: number;
  high: number;
  medium: number;
  low: number;
  worstTenMinutes: number;
  worstAt: string | null;
}

export type Effect = 'added' | 'removed' | 'longer' | 'shorter' | 'other';

export interface SimulatedAlarm {
  effect: Effect;
  pointId: string;
  condition: string;
  name?: string | null;
  level: Level;
  priority: Priority;
  presentFrom: string | null;
  presentTo: string | null;
  proposedFrom: string | null;
  proposedTo: string | null;
  gasLevel2: boolean;
}

export interface SimulationReport {
  from: string;
  to: string;
  samples: number;
  cutShort: boolean;
  present: number;
  ranAt: string;
  by: string;
  seconds: number;
  presentLoad: SimulatedLoad;
  proposedLoad: SimulatedLoad;
  days: { day: string; present: SimulatedLoad; proposed: SimulatedLoad }[];
  added: number;
  removed: number;
  longer: number;
  shorter: number;
  other: number;
  addedGasLevel2: number;
  removedGasLevel2: number;
  alarms: SimulatedAlarm[];
  notSimulated: string[];
}
