import type { zh } from './texts.zh';

export const en: Readonly<Record<keyof typeof zh, string>> = {
  'desk.total': '{n} in all',
  'desk.alarm': 'Alarm',
  'desk.site': 'Site',
  'desk.point': 'Point',
  'desk.state': 'State',
  'desk.occurred': 'Occurred',
};
