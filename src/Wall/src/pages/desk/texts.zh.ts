export const zh = {
  'desk.total': '共 {n} 条',
  'desk.alarm': '报警',
  'desk.site': '企业',
  'desk.point': '测点',
  'desk.state': '状态',
  'desk.occurred': '发生',
} as const;
