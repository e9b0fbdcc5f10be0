import { extractStyle } from '@ant-design/static-style-extract';
import { ConfigProvider } from 'antd';
import { createElement } from 'react';
import type { Plugin } from 'vite';
import { deskTheme } from '../src/layout/theme.ts';

/** What is not used here and is large, or loads things from elsewhere. */
const LEFT_OUT = ['Calendar', 'Carousel', 'ColorPicker', 'FloatButton', 'BorderBeam', 'Masonry', 'Mentions', 'QRCode', 'Rate', 'Tour', 'Transfer', 'TreeSelect', 'Watermark'];

const NAME = 'virtual:antd.css';

/** `import 'virtual:antd.css'`: the styles of all components in our theme, as a file. */
export function antdStyles(): Plugin {
  return {
    name: 'antd-styles',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) => (id === `\0${NAME}` ? stylesOf() : null),
  };
}

function stylesOf(): string {
  // A class of server rendering: here styles are wanted, there none must be made.
  const theme = { ...deskTheme, zeroRuntime: false };
  return extractStyle({
    excludes: LEFT_OUT,
    customTheme: (node) => createElement(ConfigProvider, { theme }, node),
  });
}
