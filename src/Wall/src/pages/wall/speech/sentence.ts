import { PRIORITIES } from '../../../alarms/order';
import type { AlarmRecord, Priority } from '../../../api/types';
import { shortName } from '../map/names';
import type { useWallTexts } from '../texts';

type Texts = Pick<ReturnType<typeof useWallTexts>, 't' | 'pick' | 'word'>;

/** Longest name or text that is read out, in widths of a Chinese character: nobody listens to more. */
const MOST = 40;

/** What is said of an alarm: how bad, where, what. Values are read from the screen, they change while one speaks. */
export function sentenceOf(alarm: AlarmRecord, siteName: string, { t, pick, word }: Texts): string {
  const text = pick(alarm.text, alarm.textEn) || `${alarm.pointId} ${word('condition', alarm.condition)}`;
  return t('wall.say', { priority: t(`wall.spoken.${alarm.priority}`), site: spoken(shortName(siteName, MOST)), text: spoken(shortName(text, MOST)) });
}

/** What is said of those that were only counted. */
export function sentenceOfMore(more: Readonly<Record<Priority, number>>, { t }: Pick<Texts, 't'>): string {
  const counts = PRIORITIES.toReversed().filter((priority) => more[priority] > 0);
  const n = counts.reduce((sum, priority) => sum + more[priority], 0);
  return t('wall.sayMore', { n, counts: counts.map((priority) => t('wall.sayCount', { priority: t(`wall.spoken.${priority}`), n: more[priority] })).join(t('wall.sayComma')) });
}

/** A voice reads `_`, `@` and `#` out by their names. */
const spoken = (text: string): string => text.replace(/[_@#|/\\]+/g, ' ').replace(/\s+/g, ' ').trim();
