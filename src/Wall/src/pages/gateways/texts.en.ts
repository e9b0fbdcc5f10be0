import type { zh } from './texts.zh';

export const en: Readonly<Record<keyof typeof zh, string>> = {
  'gateways.gateway': 'Gateway',
  'gateways.sites': 'Sites',
  'gateways.state': 'State',
  'gateways.revoked': 'Revoked',
  'gateways.valid': 'Valid',
  'gateways.accepted': 'Messages taken',
};
