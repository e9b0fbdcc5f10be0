import { extractStyle } from '@ant-design/static-style-extract';
import { ConfigProvider } from 'antd';
import { createElement } from 'react';
import type { Plugin } from 'vite';
import { deskTheme } from '../src/layout/theme.ts';

/** What is not used here and is large, or loads things from elsewhere. */
const LEFT_OUT = ['Calendar', 'Carousel', 'ColorPicker', 'FloatButton', 'BorderBeam', 'Masonry', 'Mentions', 'QRCode', 'Rate', 'Tour', 'Transfer', 'TreeSelect', 'Watermark'];

const NAME = 'virtual:antd.css';

/** The library's one place that writes styles into the page. */
const WRITER = '@rc-component/util/es/Dom/dynamicCSS.js';

/** The same without effect: the content security policy would refuse each of them, and say so in the console. */
const NO_WRITER = `
export const injectCSS = () => document.createElement('style');
export const updateCSS = injectCSS;
export const removeCSS = () => {};
export const clearContainerCache = () => {};
`;

/** `import 'virtual:antd.css'`: the styles of all components in our theme, as a file, and nothing that writes styles into the page. */
export function antdStyles(): Plugin {
  return {
    name: 'antd-styles',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) => (id === `\0${NAME}` ? stylesOf() : id.endsWith(WRITER) ? NO_WRITER : null),
  };
}

function stylesOf(): string {
  // With `zeroRuntime` the library makes no styles at all: here they are wanted.
  const theme = { ...deskTheme, zeroRuntime: false };
  return extractStyle({
    excludes: LEFT_OUT,
    customTheme: (node) => createElement(ConfigProvider, { theme }, node),
  });
}
