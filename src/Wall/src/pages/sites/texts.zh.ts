export const zh = {
  'sites.name': '企业',
  'sites.id': '编码',
  'sites.region': '行政区划',
  'sites.sight': '在线情况',
  'sites.blind': '失联',
  'sites.worst': '最高等级',
  'sites.heard': '最近数据',
  'sites.search': '按名称或编码查找',
  'sites.count': '共 {n} 家',
} as const;
