// The JSON of src/Contracts/Push/FloodView.cs.
import type { Priority } from './types';

export interface FirstOutView {
  siteId: string;
  alarmId: string;
  pointId: string;
  equipment?: string | null;
  occurredAt: string;
  /** Alarms of the site's episode so far. */
  alarms: number;
  text: string;
  textEn: string;
}

export interface FloodGroup {
  kind: 'cause' | 'equipment' | 'hazard' | 'site' | 'low';
  siteId?: string | null;
  name: string;
  causeAlarmId?: string | null;
  firstAlarmId: string;
  worstAlarmId: string;
  worstPriority: Priority;
  count: number;
  active: number;
  unacknowledged: number;
  alarmIds: string[];
  suppressed: string[];
}

export interface ChatterView {
  siteId: string;
  pointId: string;
  condition: string;
  since: string;
  last: string;
  /** Activations since. */
  count: number;
  alarmId: string;
}

export interface FloodView {
  seat: string;
  at: string;
  flood: boolean;
  since?: string | null;
  endsAt?: string | null;
  inWindow: number;
  annunciations: number;
  alarms: number;
  firstOuts: FirstOutView[];
  critical: string[];
  groups: FloodGroup[];
  low?: FloodGroup | null;
  earlier: number;
  chattering: ChatterView[];
  /** Lists of ids are cut short; those of critical alarms never. */
  shortened: boolean;
}
