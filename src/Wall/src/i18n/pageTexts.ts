import { useMemo } from 'react';
import { type Texts, useTexts } from './LangContext';
import { type Both, fill, TEXTS, wordOf } from './translate';
import type { TextKey } from './zh';

/** The texts of a page: its own keys and the shared ones, by one `t`. */
export type PageTexts<K extends string> = Omit<Texts, 't'> & {
  t: (key: K | TextKey, values?: Readonly<Record<string, string | number>>) => string;
};

/** Makes the hook of a page from its two dictionaries (pages/<name>/texts.ts). */
export function pageTexts<K extends string>(zh: Readonly<Record<K, string>>, en: Readonly<Record<K, string>>): () => PageTexts<K> {
  const own: Both<K> = { zh, en };
  const all = { zh: { ...TEXTS.zh, ...own.zh }, en: { ...TEXTS.en, ...own.en } };
  return () => {
    const texts = useTexts();
    return useMemo(() => {
      const dictionary: Readonly<Record<string, string>> = all[texts.lang];
      return {
        ...texts,
        t: (key, values) => fill(dictionary[key] ?? key, values),
        word: (group, word) => wordOf(dictionary, group, word),
      };
    }, [texts]);
  };
}
