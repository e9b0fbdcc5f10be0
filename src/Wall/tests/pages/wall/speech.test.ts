import { describe, expect, it, vi } from 'vitest';
import type { AlarmRecord, Priority } from '../../../src/api/types';
import { fill, pick, wordOf } from '../../../src/i18n/translate';
import { TEXTS } from '../../../src/i18n/translate';
import { Announcer } from '../../../src/pages/wall/speech/Announcer';
import { newcomersOf } from '../../../src/pages/wall/speech/newcomers';
import { dequeue, enqueue, MOST_CRITICAL, MOST_WAITING, NOTHING } from '../../../src/pages/wall/speech/queue';
import { sentenceOf, sentenceOfMore } from '../../../src/pages/wall/speech/sentence';
import { voiceFor } from '../../../src/pages/wall/speech/Voice';
import { en } from '../../../src/pages/wall/texts.en';
import { zh } from '../../../src/pages/wall/texts.zh';
import { alarm } from '../../build';

const item = (id: string, priority: Priority = 'high') => ({ id, priority });
const many = (n: number, priority: Priority) => Array.from({ length: n }, (_, i) => item(`${priority}${i}`, priority));
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

describe('queue', () => {
  it('enqueue_worse_goesFirstAndEqualOnesKeepTheirOrder', () => {
    const queue = enqueue(enqueue(NOTHING, [item('a', 'low'), item('b', 'high')]), [item('c', 'critical'), item('d', 'high')]);
    expect(ids(queue.items)).toEqual(['c', 'b', 'd', 'a']);
  });

  it('enqueue_moreThanAnybodyListensTo_isCountedByPriority', () => {
    const queue = enqueue(NOTHING, [...many(3, 'low'), ...many(10, 'medium'), ...many(2, 'high')]);
    expect(ids(queue.items)).toEqual(['high0', 'high1', 'medium0', 'medium1']);
    expect(queue.items.length).toBe(MOST_WAITING);
    expect(queue.more).toEqual({ low: 3, medium: 8, high: 0, critical: 0 });
  });

  it('enqueue_tenThousand_nothingIsDroppedWithoutANumber', () => {
    let queue = enqueue(NOTHING, many(0, 'low'));
    for (let i = 0; i < 100; i++) {
      queue = enqueue(queue, Array.from({ length: 100 }, (_, k) => item(`${i}/${k}`, k === 0 ? 'critical' : k < 10 ? 'high' : 'low')));
    }
    const counted = Object.values(queue.more).reduce((sum, n) => sum + n, 0);
    expect(queue.items.length + counted).toBe(10_000);
    expect(queue.items.filter(({ priority }) => priority === 'critical').length).toBe(MOST_CRITICAL);
  });

  it('enqueue_sameAlarmAgain_isSaidOnce', () => {
    expect(ids(enqueue(enqueue(NOTHING, [item('a', 'low')]), [item('a', 'critical')]).items)).toEqual(['a']);
  });

  it('dequeue_acknowledgedMeanwhile_isPassedOver', () => {
    const [next, rest] = dequeue(enqueue(NOTHING, [item('a'), item('b'), item('c')]), ({ id }) => id !== 'a');
    expect(next).toEqual({ kind: 'one', item: item('b') });
    expect(ids(rest.items)).toEqual(['c']);
  });

  it('dequeue_onlyCountedLeft_isSaidLastAndOnce', () => {
    const queue = { ...NOTHING, more: { low: 3, medium: 0, high: 1, critical: 0 } };
    const [next, rest] = dequeue(queue, () => true);
    expect(next).toEqual({ kind: 'more', more: queue.more });
    expect(dequeue(rest, () => true)[0]).toBeNull();
  });
});

describe('newcomers', () => {
  const known = newcomersOf([alarm({ id: 'a' })], new Map()).said;

  it.each<[string, Partial<AlarmRecord>, boolean]>([
    ['unchanged', {}, false],
    ['worse', { worstLevel: 'HH' }, true],
    ['announced again', { annunciatedAt: '2026-01-01T01:00:00.000Z' }, true],
    ['new', { id: 'b' }, true],
    ['late and silent', { id: 'b', annunciatedAt: null }, false],
    ['returned', { id: 'b', state: 'RTNUN' }, false],
    ['acknowledged', { id: 'b', state: 'ACKED' }, false],
    ['shelved', { id: 'b', state: 'SHLVD' }, false],
  ])('newcomers_%s alarm, areTold: %s %s', (_, over, told) => {
    expect(newcomersOf([alarm({ id: 'a', ...over })], known).fresh.length).toBe(told ? 1 : 0);
  });

  it('newcomers_whatIsGone_isForgotten', () => expect(newcomersOf([], known).said.size).toBe(0));
});

const textsOf = (lang: 'zh' | 'en') => {
  const all: Readonly<Record<string, string>> = lang === 'zh' ? { ...TEXTS.zh, ...zh } : { ...TEXTS.en, ...en };
  return {
    t: (key: string, values?: Readonly<Record<string, string | number>>) => fill(all[key] ?? key, values),
    pick: (chinese: string | null | undefined, english: string | null | undefined) => pick(lang, chinese, english),
    word: (group: string, word: string) => wordOf(all, group, word),
  };
};

describe('sentence', () => {
  it('sentence_alarm_isHowBadThenWhereThenWhat', () => {
    expect(sentenceOf(alarm({ priority: 'critical' }), '一号罐区（演示）', textsOf('zh'))).toBe('紧急报警，一号罐区，912罐液位高');
    expect(sentenceOf(alarm(), 'Tank farm 1 (demo)', textsOf('en'))).toBe('high alarm, Tank farm 1, Tank 912 level high');
  });

  it('sentence_noText_isPointAndCondition', () => {
    expect(sentenceOf(alarm({ text: '', textEn: '', pointId: 'LI_912' }), '罐区', textsOf('zh'))).toBe('高优先级报警，罐区，LI 912 高限');
  });

  it('sentenceOfMore_counts_areSaidWorstFirst', () => {
    expect(sentenceOfMore({ low: 5, medium: 0, high: 2, critical: 0 }, textsOf('zh'))).toBe('另有7条报警，高优先级2条，低优先级5条');
    expect(sentenceOfMore({ low: 0, medium: 3, high: 0, critical: 1 }, textsOf('en'))).toBe('4 more alarms, 1 critical, 3 medium');
  });
});

describe('voiceFor', () => {
  const voice = (lang: string, localService = true, isDefault = false) => ({ lang, localService, default: isDefault });

  it.each([
    ['zh', ['en-US', 'zh-CN'], 'zh-CN'],
    ['zh', ['zh-HK', 'zh_CN'], 'zh_CN'],
    ['zh', ['cmn-CN'], 'cmn-CN'],
    ['zh', ['zh-TW', 'en-GB'], 'zh-TW'],
    ['zh', ['en-US', 'de-DE'], undefined],
    ['en', ['zh-CN', 'en-GB'], 'en-GB'],
    ['zh', [], undefined],
  ])('voice_for %s of %j, is %s', (lang, voices, found) => expect(voiceFor(voices.map((one) => voice(one)), lang)?.lang).toBe(found));

  it('voice_fromTheNetwork_isNotUsed', () => expect(voiceFor([voice('zh-CN', false)], 'zh')).toBeNull());

  it('voice_theBrowsersOwnChoice_goesFirst', () => expect(voiceFor([voice('zh-CN'), voice('zh-CN', true, true)], 'zh')?.default).toBe(true));
});

describe('Announcer', () => {
  const start = () => {
    vi.useFakeTimers();
    const said: string[] = [];
    let live = new Map<string, AlarmRecord>();
    const announcer = new Announcer<AlarmRecord>({
      say: (one) => new Promise((resolve) => (said.push(one.id), setTimeout(resolve, 1_000))),
      sayMore: (more) => (said.push(`more ${more.low}`), Promise.resolve()),
      isWanted: (one) => live.get(one.id)?.state === 'UNACK',
    });
    const show = (...alarms: AlarmRecord[]) => announcer.look((live = new Map(alarms.map((one) => [one.id, one]))));
    return { announcer, said, show };
  };

  it('announcer_silentAtFirst_doesNotSayAfterwardsWhatCameMeanwhile', async () => {
    const { announcer, said, show } = start();
    show(alarm({ id: 'before' }));
    announcer.setSilent(false);
    show(alarm({ id: 'before' }), alarm({ id: 'after' }));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(said).toEqual(['after']);
  });

  it('announcer_worseWhileSpeaking_isSaidNextAndAcknowledgedOnesAreNot', async () => {
    const { announcer, said, show } = start();
    announcer.setSilent(false);
    show(alarm({ id: 'a' }), alarm({ id: 'b' }), alarm({ id: 'c' }));
    await vi.advanceTimersByTimeAsync(1_500);
    show(alarm({ id: 'a' }), alarm({ id: 'b' }), alarm({ id: 'c', state: 'ACKED' }), alarm({ id: 'worst', priority: 'critical' }));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(said).toEqual(['a', 'worst', 'b']);
  });

  it('announcer_silencedInTheMiddle_stopsAndStartsWithWhatIsNewThen', async () => {
    const { announcer, said, show } = start();
    announcer.setSilent(false);
    show(alarm({ id: 'a' }), alarm({ id: 'b' }));
    await vi.advanceTimersByTimeAsync(1_500);
    announcer.setSilent(true);
    await vi.advanceTimersByTimeAsync(5_000);
    announcer.setSilent(false);
    show(alarm({ id: 'a' }), alarm({ id: 'b' }), alarm({ id: 'c' }));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(said).toEqual(['a', 'c']);
  });

  it('announcer_manyAtOnce_areSaidInPartAndCounted', async () => {
    const { announcer, said, show } = start();
    announcer.setSilent(false);
    show(...Array.from({ length: 20 }, (_, i) => alarm({ id: `A${i}`, priority: 'low' })));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(said).toEqual(['A0', 'A1', 'A2', 'A3', 'more 16']);
  });
});
