export const zh = {
  'bench.choose': '选择企业',
  'bench.ruleSet': '规则版本',
  'bench.point': '测点',
  'bench.name': '名称',
  'bench.unit': '单位',
  'bench.range': '量程',
  'bench.limits': '限值',
  'bench.points': '测点 {n} 个',
} as const;
