import { en } from './en';
import { type TextKey, zh } from './zh';

export type Lang = 'zh' | 'en';

export const TEXTS: Readonly<Record<Lang, Readonly<Record<TextKey, string>>>> = { zh, en };

/** The text of a key with its `{names}` filled in. */
export function translate(lang: Lang, key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  return TEXTS[lang][key].replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

/** The text of a word that the server sends, or the word itself if this client is older than the server. */
export function wordOf(lang: Lang, group: string, word: string): string {
  const key = `${group}.${word}`;
  return key in TEXTS[lang] ? TEXTS[lang][key as TextKey] : word;
}

/** The Chinese or English one of two texts; the other one if it is empty. */
export function pick(lang: Lang, chinese: string | null | undefined, english: string | null | undefined): string {
  return (lang === 'zh' ? chinese || english : english || chinese) ?? '';
}
