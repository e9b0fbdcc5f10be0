export const zh = {
  'system.version': '版本',
  'system.engine': '引擎',
} as const;
