import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactNode, type RefObject, useEffect } from 'react';
import { useTexts } from '../i18n/LangContext';
import { deskTheme } from './theme';
import 'virtual:antd.css';

/**
 * The component library in our theme and language. Popups stay within `popups`: an expired session makes that part inert, and a
 * lost feed makes it grey, menus and dialogs with it.
 */
export function Library({ popups, children }: { popups: RefObject<HTMLElement | null>; children: ReactNode }) {
  const { lang } = useTexts();
  useEffect(() => void dayjs.locale(lang === 'zh' ? 'zh-cn' : 'en'), [lang]);
  return (
    <ConfigProvider
      theme={deskTheme}
      locale={lang === 'zh' ? zhCN : enUS}
      componentSize="middle"
      getPopupContainer={() => popups.current ?? document.body}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  );
}
