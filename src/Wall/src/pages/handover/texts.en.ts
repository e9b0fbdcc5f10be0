import type { zh } from './texts.zh';

export const en: Readonly<Record<keyof typeof zh, string>> = {
  'handover.open': 'In alarm',
  'handover.unacknowledged': 'Unacknowledged',
  'handover.shelved': 'Shelved',
  'handover.outOfService': 'Out of service',
  'handover.suppressed': 'Suppressed by design',
  'handover.blind': 'Sites with blind points',
};
