import type { ReactNode } from 'react';
import type { AlarmRecord } from '../api/types';
import { useServerNow } from '../feed/FeedContext';
import { useTexts } from '../i18n/LangContext';
import { moment, number } from '../time/format';

/** The record in words. */
export function AlarmFacts({ alarm, siteName, pointName }: { alarm: AlarmRecord; siteName: string; pointName: string }) {
  const { t, word } = useTexts();
  const now = useServerNow(10_000);
  const at = (text: string | null | undefined) => moment(text, now);
  const levels = [alarm.startLevel, alarm.worstLevel, alarm.currentLevel].map((level) => level || '–').join(' / ');
  const facts: [string, ReactNode][] = [
    [t('alarm.site'), `${siteName} (${alarm.siteId})`],
    [t('alarm.point'), `${alarm.pointId} ${pointName}`],
    [t('alarm.condition'), word('condition', alarm.condition)],
    [t('alarm.levels'), levels],
    [t('alarm.value'), alarm.value == null ? '–' : `${number(alarm.value)} ${alarm.unit}`],
    [t('alarm.limit'), alarm.limit == null ? '–' : `${number(alarm.limit)} ${alarm.unit}`],
    [t('alarm.occurredAt'), at(alarm.occurredAt)],
    [t('alarm.receivedAt'), at(alarm.receivedAt)],
    [t('alarm.annunciatedAt'), at(alarm.annunciatedAt)],
    [t('alarm.acknowledgedAt'), alarm.acknowledgedAt == null ? '–' : `${at(alarm.acknowledgedAt)} ${alarm.acknowledgedBy ?? ''}`],
    [t('alarm.clearedAt'), at(alarm.clearedAt)],
    [t('alarm.ruleSet'), alarm.ruleSet],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {alarm.note != null && alarm.note !== '' && (
        <div className="facts-wide">
          <dt>{t('alarm.note')}</dt>
          <dd>{alarm.note}</dd>
        </div>
      )}
    </dl>
  );
}
