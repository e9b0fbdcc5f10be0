export const zh = {
  'gateways.gateway': '网关',
  'gateways.sites': '企业',
  'gateways.state': '状态',
  'gateways.revoked': '已吊销',
  'gateways.valid': '有效',
  'gateways.accepted': '已接收消息',
} as const;
