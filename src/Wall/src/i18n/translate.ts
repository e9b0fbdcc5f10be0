import { en } from './en';
import { type TextKey, zh } from './zh';

export type Lang = 'zh' | 'en';

export type Dictionary = Readonly<Record<string, string>>;

/** A dictionary in both languages. The English one has the keys of the Chinese one, by type. */
export type Both<K extends string = string> = Readonly<Record<Lang, Readonly<Record<K, string>>>>;

export const TEXTS: Both<TextKey> = { zh, en };

/** Fills in the `{names}` of a text. */
export function fill(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

/** The text of a key with its `{names}` filled in. */
export function translate(lang: Lang, key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(TEXTS[lang][key], values);
}

/** The text of a word that the server sends, or the word itself if this client is older than the server. */
export function wordOf(dictionary: Dictionary, group: string, word: string): string {
  return dictionary[`${group}.${word}`] ?? word;
}

/** The Chinese or English one of two texts; the other one if it is empty. */
export function pick(lang: Lang, chinese: string | null | undefined, english: string | null | undefined): string {
  return (lang === 'zh' ? chinese || english : english || chinese) ?? '';
}
