export const zh = {
  'alarm.title': '报警详情',
  'alarm.back': '返回报警列表',
} as const;
