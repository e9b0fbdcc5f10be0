import type { ReactNode } from 'react';
import type { AlarmRecord } from '../api/types';
import { useServerNow } from '../feed/FeedContext';
import { type Texts, useTexts } from '../i18n/LangContext';
import { moment, number } from '../time/format';

type At = (text: string | null | undefined) => string;

/** What only some records have: a forecast, an escalation, and why and by whom they are set aside. */
function asideFacts(alarm: AlarmRecord, at: At, t: Texts['t']): [string, ReactNode][] {
  const forecast = alarm.forecast;
  const all: [string, ReactNode][] = [
    [t('alarm.equipment'), alarm.equipment],
    [
      t('alarm.forecast'),
      forecast &&
        t('alarm.forecastValue', {
          limit: `${forecast.level} ${number(forecast.limit)} ${alarm.unit}`.trim(),
          at: at(forecast.at),
          earliest: at(forecast.earliest),
          latest: at(forecast.latest),
        }),
    ],
    [t('alarm.escalatedAt'), alarm.escalatedAt && at(alarm.escalatedAt)],
    [t('alarm.escalatesAt'), alarm.escalatesAt && at(alarm.escalatesAt)],
    [t('alarm.shelvedUntil'), alarm.shelvedUntil && `${at(alarm.shelvedUntil)} ${alarm.oneShot ? t('alarm.oneShot') : ''}`],
    [t('alarm.suppressedBy'), alarm.suppressedBy],
    [t('alarm.asideBy'), alarm.asideBy],
    [t('alarm.asideReason'), alarm.asideReason],
    [t('alarm.permit'), alarm.permit],
  ];
  return all.filter(([, value]) => value != null && value !== '');
}

/** The record in words. */
export function AlarmFacts({ alarm, siteName, pointName }: { alarm: AlarmRecord; siteName: string; pointName: string }) {
  const { t, word } = useTexts();
  const now = useServerNow(10_000);
  const at = (text: string | null | undefined) => moment(text, now);
  const levels = [alarm.startLevel, alarm.worstLevel, alarm.currentLevel].map((level) => level || '–').join(' / ');
  const facts: [string, ReactNode][] = [
    [t('alarm.site'), `${siteName} (${alarm.siteId})`],
    [t('alarm.point'), `${alarm.pointId} ${pointName}`],
    [t('alarm.condition'), `${word('condition', alarm.condition)} ${alarm.conditionName ?? ''}`],
    [t('alarm.levels'), levels],
    [t('alarm.value'), alarm.value == null ? '–' : `${number(alarm.value)} ${alarm.unit}`],
    [t('alarm.limit'), alarm.limit == null ? '–' : `${number(alarm.limit)} ${alarm.unit}`],
    [t('alarm.occurredAt'), at(alarm.occurredAt)],
    [t('alarm.receivedAt'), at(alarm.receivedAt)],
    [t('alarm.annunciatedAt'), at(alarm.annunciatedAt)],
    [t('alarm.acknowledgedAt'), alarm.acknowledgedAt == null ? '–' : `${at(alarm.acknowledgedAt)} ${alarm.acknowledgedBy ?? ''}`],
    [t('alarm.clearedAt'), at(alarm.clearedAt)],
    [t('alarm.ruleSet'), alarm.ruleSet],
    ...asideFacts(alarm, at, t),
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
