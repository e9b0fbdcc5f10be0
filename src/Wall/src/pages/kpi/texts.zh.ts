export const zh = {
  'kpi.seat': '席位',
  'kpi.figure': '指标',
  'kpi.value': '数值',
  'kpi.target': '目标',
  'kpi.limit': '限度',
  'kpi.verdict': '结论',
} as const;
