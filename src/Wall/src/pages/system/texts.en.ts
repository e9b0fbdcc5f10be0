import type { zh } from './texts.zh';

export const en: Readonly<Record<keyof typeof zh, string>> = {
  'system.version': 'Version',
  'system.engine': 'Engine',
};
