export const zh = {
  'handover.open': '未恢复',
  'handover.unacknowledged': '未确认',
  'handover.shelved': '已搁置',
  'handover.outOfService': '停用',
  'handover.suppressed': '设计抑制',
  'handover.blind': '失联企业',
} as const;
