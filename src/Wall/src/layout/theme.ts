import type { ThemeConfig } from 'antd';

/**
 * The light ground of desks. Grey is normal (ISA-101): the one accent marks what can be used, and no colour of an alarm is used for
 * anything else. The styles are made from this at build time (build/antdStyles.ts), since the content security policy forbids
 * styles that a script writes into the page; hence the fixed key and `zeroRuntime`.
 */
export const deskTheme: ThemeConfig = {
  zeroRuntime: true,
  hashed: false,
  cssVar: { key: 'desk-theme' },
  token: {
    colorPrimary: '#2b5f83',
    colorInfo: '#2b5f83',
    colorLink: '#1f5a83',
    colorSuccess: '#4d6357',
    colorWarning: '#b35c00',
    colorError: '#c4161c',
    colorText: '#1d2730',
    colorTextSecondary: '#4a5763',
    colorTextTertiary: '#5d6a76',
    colorTextQuaternary: '#687480',
    colorTextPlaceholder: '#6b7782',
    colorBgLayout: '#e9edf0',
    colorBorder: '#b9c3cb',
    colorBorderSecondary: '#d7dee3',
    borderRadius: 4,
    fontSize: 14,
    fontFamily: "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
    motionDurationFast: '0.05s',
    motionDurationMid: '0.08s',
    motionDurationSlow: '0.12s',
  },
  components: {
    Layout: { headerHeight: 52, headerPadding: '0 16px', headerBg: '#ffffff', siderBg: '#ffffff', bodyBg: '#e9edf0' },
    Table: { cellPaddingBlockSM: 6, cellPaddingInlineSM: 10, headerBg: '#eef1f4', headerSplitColor: 'transparent' },
    Menu: { itemHeight: 38, itemMarginInline: 8 },
    Card: { headerHeightSM: 40 },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
  },
};
