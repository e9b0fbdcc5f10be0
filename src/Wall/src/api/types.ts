// The JSON of src/Contracts: names as on the wire, times as RFC 3339 UTC strings.

export type Sight = 'idle' | 'online' | 'partlyBlind' | 'blind';
export type Priority = 'low' | 'medium' | 'high' | 'critical';
export type Level = '' | 'H' | 'HH' | 'L' | 'LL';
export type Quality = 'good' | 'uncertain' | 'bad';
export type AlarmState =
  | 'NORM'
  | 'UNACK'
  | 'ACKED'
  | 'RTNUN'
  | 'LTUNK'
  | 'LTACK'
  | 'SHLVD'
  | 'DSUPR'
  | 'OOSRV';

export interface SiteView {
  siteId: string;
  name: string;
  nameEn?: string | null;
  regionCode: string;
  longitude: number;
  latitude: number;
  sight: Sight;
  points: number;
  blindPoints: number;
  alarms: number;
  unacknowledged: number;
  worstPriority?: Priority | null;
  lastHeardAt?: string | null;
  seq: number;
  ruleSet: number;
  /** Of the alarms, those shelved, suppressed or out of service. */
  aside?: number;
}

export interface AlarmRecord {
  id: string;
  siteId: string;
  hazardId?: string | null;
  pointId: string;
  /** Open set: a server newer than this client may know more conditions. */
  condition: string;
  state: AlarmState;
  priority: Priority;
  startLevel: Level;
  worstLevel: Level;
  currentLevel: Level;
  value?: number | null;
  limit?: number | null;
  unit: string;
  occurredAt: string;
  receivedAt: string;
  annunciatedAt?: string | null;
  acknowledgedAt?: string | null;
  acknowledgedBy?: string | null;
  note?: string | null;
  clearedAt?: string | null;
  shelvedUntil?: string | null;
  firstOut: boolean;
  late: boolean;
  ruleSet: number;
  seq: number;
  text: string;
  textEn: string;
  conditionName?: string | null;
  equipment?: string | null;
  forecast?: Forecast | null;
  escalatesAt?: string | null;
  escalatedAt?: string | null;
  oneShot?: boolean;
  asideBy?: string | null;
  asideReason?: string | null;
  permit?: string | null;
  suppressedBy?: string | null;
}

/** What an early warning says; no `latest`: it may also never come. */
export interface Forecast {
  limit: number;
  level: Level;
  at: string;
  earliest: string;
  latest?: string | null;
}

export interface AlarmTransition {
  siteId: string;
  seq: number;
  from: AlarmState;
  to: AlarmState;
  /** Open set, see TransitionReason in Contracts. */
  reason: string;
  at: string;
  decidedAt: string;
  by?: string | null;
  late: boolean;
  alarm: AlarmRecord;
}

export interface AlarmDetail {
  alarm: AlarmRecord;
  transitions: AlarmTransition[];
}

export interface PointView {
  pointId: string;
  value?: number | null;
  quality: Quality;
  at?: string | null;
  level: Level;
  stale: boolean;
}

export interface SiteSnapshot {
  site: SiteView;
  points: PointView[];
  alarms: AlarmRecord[];
  seq: number;
}

export interface LevelLimit {
  level: Level;
  limit: number;
  priority: Priority;
  latching: boolean;
}

export interface ConditionRule {
  condition: string;
  name?: string | null;
  onDelay: number;
  offDelay: number;
  levels?: LevelLimit[];
  guidance?: Guidance | null;
}

/** What an operator is told to do (ANSI/ISA-18.2); `timeToRespond` in seconds. */
export interface Guidance {
  cause?: string | null;
  consequence?: string | null;
  response?: string | null;
  timeToRespond?: number | null;
}

export interface PointConfig {
  pointId: string;
  name: string;
  nameEn?: string | null;
  kind: string;
  unit: string;
  rangeLow: number;
  rangeHigh: number;
  /** Expected seconds between samples; 0: none. */
  period: number;
  hazardId?: string | null;
  equipment?: string | null;
  conditions: ConditionRule[];
}

export interface SiteConfig {
  siteId: string;
  name: string;
  nameEn?: string | null;
  regionCode: string;
  longitude?: number;
  latitude?: number;
  liveWindow?: number;
  hazards: { hazardId: string; name: string; level: number }[];
  points: PointConfig[];
  ruleSet: number;
}

export interface TrendSeries {
  pointId: string;
  /** Unix milliseconds, rising. */
  times: number[];
  values: (number | null)[];
  /** 0 good, 1 uncertain, 2 bad; empty if all are good. */
  qualities: number[];
  samples: number;
}

export interface WallSnapshot {
  serverTime: string;
  sites: SiteView[];
  alarms: AlarmRecord[];
  seqBySite: Record<string, number>;
  resumed: boolean;
  demo: boolean;
}

export interface Heartbeat {
  serverTime: string;
  feed: string;
  reasons: string[];
}

export interface LaggingNotice {
  dropped: number;
}

export interface LiveValues {
  siteId: string;
  at: string;
  points: PointView[];
}

export interface Session {
  user: string;
  roles: string[];
  scope: string;
  demo: boolean;
}

export interface About {
  version: string;
  engine: string;
  demo: boolean;
}
