import type { zh } from './texts.zh';

export const en: Readonly<Record<keyof typeof zh, string>> = {
  'kpi.seat': 'Seat',
  'kpi.figure': 'Figure',
  'kpi.value': 'Value',
  'kpi.target': 'Target',
  'kpi.limit': 'Limit',
  'kpi.verdict': 'Verdict',
};
