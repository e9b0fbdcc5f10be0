import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pick, TEXTS, translate, wordOf } from '../../src/i18n/translate';

const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
const keys = Object.keys(TEXTS.zh) as (keyof typeof TEXTS.zh)[];
const source = fileURLToPath(new URL('../../src', import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !file.startsWith('i18n'));
const code = files.map((file) => ({ file, text: readFileSync(`${source}/${file}`, 'utf8') }));

describe('texts', () => {
  it('keys_bothLanguages_areTheSame', () => {
    expect(Object.keys(TEXTS.en).sort()).toEqual([...keys].sort());
  });

  it('texts_everyKey_isFilledWithTheSameNames', () => {
    for (const key of keys) {
      expect(TEXTS.en[key].trim(), key).not.toBe('');
      expect(TEXTS.zh[key].trim(), key).not.toBe('');
      expect(names(TEXTS.en[key]), key).toEqual(names(TEXTS.zh[key]));
    }
  });

  it('texts_english_holdsNoChinese', () => {
    // Three texts name the other language on purpose.
    const both = new Set(['header.lang', 'header.demo', 'feed.lostTitle']);
    expect(keys.filter((key) => !both.has(key) && /\p{Script=Han}/u.test(TEXTS.en[key]))).toEqual([]);
  });

  it('texts_everyKey_isUsed', () => {
    const whole = code.map(({ text }) => text).join('\n');
    // These groups are looked up with the word that the server sends.
    const open = ['sight', 'priority', 'state', 'condition', 'transition', 'reason', 'quality'];
    expect(keys.filter((key) => !open.includes(key.split('.')[0] ?? '') && !whole.includes(`'${key}'`))).toEqual([]);
  });

  it.each([
    ['condition', 'Rules/ConditionKind.cs', 'ConditionKind'],
    ['state', 'Alarms/AlarmEnums.cs', 'AlarmState'],
    ['priority', 'Alarms/AlarmEnums.cs', 'AlarmPriority'],
    ['transition', 'Alarms/AlarmEnums.cs', 'TransitionReason'],
  ])('texts_%s_everyWordOfTheServerHasOne', (group, file, type) => {
    const contract = readFileSync(fileURLToPath(new URL(`../../../Contracts/${file}`, import.meta.url)), 'utf8');
    const body = contract.slice(contract.indexOf(`enum ${type}`)).split('\n}')[0] ?? '';
    const words = [...body.matchAll(/JsonStringEnumMemberName\("([^"]+)"\)/g)].map((match) => match[1] ?? '');
    expect(words.length).toBeGreaterThan(3);
    expect(words.filter((word) => !(`${group}.${word}` in TEXTS.zh))).toEqual([]);
  });

  it('source_views_holdNoTextOfTheirOwn', () => {
    const found = code.filter(({ text }) => /\p{Script=Han}/u.test(text.replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '').replaceAll("'、'", '')));
    expect(found.map(({ file }) => file)).toEqual([]);
  });
});

describe('translate', () => {
  it('translate_values_areFilledIn', () => {
    expect(translate('en', 'alarms.rest', { n: 7 })).toBe('7 more');
    expect(translate('zh', 'alarms.rest', { n: 7 })).toBe('还有 7 条');
  });

  it('wordOf_unknownWordOfANewerServer_isShownAsItIs', () => {
    expect(wordOf('zh', 'condition', 'newer')).toBe('newer');
    expect(wordOf('zh', 'condition', 'stale')).toBe('数据陈旧');
  });

  it('pick_missingLanguage_fallsBackToTheOther', () => {
    expect([pick('en', '罐', 'tank'), pick('en', '罐', ''), pick('zh', null, 'tank'), pick('zh', null, null)]).toEqual(['tank', '罐', 'tank', '']);
  });
});
