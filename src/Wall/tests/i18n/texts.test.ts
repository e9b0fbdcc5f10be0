import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Both, type Dictionary, pick, TEXTS, translate, wordOf } from '../../src/i18n/translate';

const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
const source = fileURLToPath(new URL('../../src', import.meta.url));
const isDictionary = (file: string) => file.startsWith('i18n') || /texts\.(zh|en)\.ts$/.test(file);
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
const code = files.filter((file) => !isDictionary(file)).map((file) => ({ file, text: readFileSync(`${source}/${file}`, 'utf8') }));
const whole = code.map(({ text }) => text).join('\n');

const found = import.meta.glob<{ zh?: Dictionary; en?: Dictionary }>('../../src/**/texts.*.ts', { eager: true });
const folders = [...new Set(Object.keys(found).map((file) => file.replace(/\/texts\.(zh|en)\.ts$/, '')))];
const dictionaries: [string, Both][] = [
  ['shared', TEXTS],
  ...folders.map((folder): [string, Both] => [
    folder.replace('../../src/', ''),
    { zh: found[`${folder}/texts.zh.ts`]?.zh ?? {}, en: found[`${folder}/texts.en.ts`]?.en ?? {} },
  ]),
];

// These name the other language on purpose.
const both = new Set(['header.lang', 'header.demo', 'feed.lostTitle']);

describe.each(dictionaries)('texts of %s', (name, texts) => {
  const keys = Object.keys(texts.zh);

  it('keys_bothLanguages_areTheSame', () => {
    expect(keys.length).toBeGreaterThan(0);
    expect(Object.keys(texts.en).sort()).toEqual([...keys].sort());
  });

  it('texts_everyKey_isFilledWithTheSameNames', () => {
    for (const key of keys) {
      expect(texts.en[key]?.trim(), key).not.toBe('');
      expect(texts.zh[key]?.trim(), key).not.toBe('');
      expect(names(texts.en[key] ?? ''), key).toEqual(names(texts.zh[key] ?? ''));
    }
  });

  it('texts_english_holdsNoChinese', () => {
    expect(keys.filter((key) => !both.has(key) && /\p{Script=Han}/u.test(texts.en[key] ?? ''))).toEqual([]);
  });

  it('texts_everyKey_isUsed', () => {
    // Groups that are looked up with a word of the server, or with one of a closed set.
    const open = (key: string) => {
      const group = key.slice(0, key.lastIndexOf('.'));
      return whole.includes(`word('${group}',`) || whole.includes(`\`${group}.\${`);
    };
    expect(keys.filter((key) => !open(key) && !whole.includes(`'${key}'`))).toEqual([]);
  });

  it('keys_ofAPage_hideNoSharedOne', () => {
    expect(name === 'shared' ? [] : keys.filter((key) => key in TEXTS.zh)).toEqual([]);
  });
});

describe('texts', () => {
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
    const chinese = code.filter(({ text }) => /\p{Script=Han}/u.test(text.replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '').replaceAll("'、'", '')));
    expect(chinese.map(({ file }) => file)).toEqual([]);
  });
});

describe('translate', () => {
  it('translate_values_areFilledIn', () => {
    expect(translate('en', 'alarms.rest', { n: 7 })).toBe('7 more');
    expect(translate('zh', 'alarms.rest', { n: 7 })).toBe('还有 7 条');
  });

  it('wordOf_unknownWordOfANewerServer_isShownAsItIs', () => {
    expect(wordOf(TEXTS.zh, 'condition', 'newer')).toBe('newer');
    expect(wordOf(TEXTS.zh, 'condition', 'stale')).toBe('数据陈旧');
  });

  it('pick_missingLanguage_fallsBackToTheOther', () => {
    expect([pick('en', '罐', 'tank'), pick('en', '罐', ''), pick('zh', null, 'tank'), pick('zh', null, null)]).toEqual(['tank', '罐', 'tank', '']);
  });
});
