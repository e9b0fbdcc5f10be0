import type { zh } from './texts.zh';

export const en: Readonly<Record<keyof typeof zh, string>> = {
  'alarm.title': 'Alarm',
  'alarm.back': 'Back to the alarms',
};
