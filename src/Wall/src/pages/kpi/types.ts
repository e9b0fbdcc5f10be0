/** JSON of src/Contracts/Kpis. */
export type Verdict = 'none' | 'good' | 'acceptable' | 'bad';

export interface KpiValue {
  /** Open set: a server newer than this client may have more figures. */
  name: string;
  title: string;
  titleEn: string;
  value?: number | null;
  unit: string;
  target?: number | null;
  limit?: number | null;
  verdict: Verdict;
  text: string;
  textEn: string;
}

export interface KpiSource {
  siteId: string;
  /** Point and condition. */
  source: string;
  count: number;
  /** % */
  share: number;
}

export interface KpiReport {
  seat?: string | null;
  siteId?: string | null;
  shift?: string | null;
  from: string;
  to: string;
  hours: number;
  sites: number;
  alarms: number;
  behind: number;
  kpis: KpiValue[];
  top: KpiSource[];
}

export interface Shift {
  id: string;
  name: string;
  nameEn?: string | null;
  start: string;
  end: string;
}

export interface Seat {
  id: string;
  name: string;
  nameEn?: string | null;
  scope: string[];
  shifts: Shift[];
  utcOffset: number;
}
