import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { TextKey } from './zh';
import { type Lang, pick, TEXTS, translate, wordOf } from './translate';

const STORED_AS = 'wall.lang';

export interface Texts {
  lang: Lang;
  toggle: () => void;
  t: (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;
  word: (group: string, word: string) => string;
  pick: (chinese: string | null | undefined, english: string | null | undefined) => string;
}

const Context = createContext<Texts | null>(null);

export function LangProvider({ children }: { children: ReactNode }) {
  const [lang, setLang] = useState<Lang>(() => (localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'zh'));
  useEffect(() => {
    localStorage.setItem(STORED_AS, lang);
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  }, [lang]);
  const texts = useMemo<Texts>(
    () => ({
      lang,
      toggle: () => setLang((now) => (now === 'zh' ? 'en' : 'zh')),
      t: (key, values) => translate(lang, key, values),
      word: (group, word) => wordOf(TEXTS[lang], group, word),
      pick: (chinese, english) => pick(lang, chinese, english),
    }),
    [lang],
  );
  return <Context value={texts}>{children}</Context>;
}

export function useTexts(): Texts {
  const texts = useContext(Context);
  if (texts === null) {
    throw new Error('useTexts outside LangProvider');
  }
  return texts;
}
