import type { zh } from './texts.zh';

export const en: Readonly<Record<keyof typeof zh, string>> = {
  'bench.choose': 'Choose a site',
  'bench.ruleSet': 'Rule set',
  'bench.point': 'Point',
  'bench.name': 'Name',
  'bench.unit': 'Unit',
  'bench.range': 'Range',
  'bench.limits': 'Limits',
  'bench.points': '{n} points',
};
