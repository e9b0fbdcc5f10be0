import type { zh } from './texts.zh';

export const en: Readonly<Record<keyof typeof zh, string>> = {
  'sites.name': 'Site',
  'sites.id': 'Code',
  'sites.region': 'Region',
  'sites.sight': 'Connection',
  'sites.blind': 'Blind',
  'sites.worst': 'Worst',
  'sites.heard': 'Last data',
  'sites.search': 'Find by name or code',
  'sites.count': '{n} sites',
};
