import type { TableColumnsType } from 'antd';
import { useMemo } from 'react';
import type { AlarmRecord } from '../../api/types';
import { Link } from '../../app/Link';
import { hrefOf, siteHref } from '../../app/router';
import { LevelMark, PriorityMark } from '../../components/Marks';
import { useFeed } from '../../feed/FeedContext';
import { Moment } from '../../shared/Moment';
import { StateTag } from '../../shared/StateTag';
import { span } from '../../time/format';
import { useDeskTexts } from './texts';

const lasted = (alarm: AlarmRecord): string => (alarm.clearedAt == null ? '–' : span(Date.parse(alarm.clearedAt) - Date.parse(alarm.occurredAt)));

/** The columns of the search and of the lists of a handover. */
export function usePastColumns(): TableColumnsType<AlarmRecord> {
  const { t, pick, word } = useDeskTexts();
  const sites = useFeed((state) => state.sites);
  return useMemo(
    () => [
      {
        key: 'priority',
        title: t('desk.priority'),
        width: 90,
        render: (_, alarm) => (
          <span className="alarm-mark">
            <PriorityMark priority={alarm.priority} label={t(`priority.${alarm.priority}`)} />
            <LevelMark level={alarm.worstLevel} priority={alarm.priority} />
          </span>
        ),
      },
      {
        key: 'text',
        title: t('desk.alarm'),
        render: (_, alarm) => (
          <>
            <Link href={hrefOf('alarm', alarm.id)}>{pick(alarm.text, alarm.textEn) || alarm.pointId}</Link> <code>{alarm.pointId}</code>
          </>
        ),
      },
      {
        key: 'site',
        title: t('desk.site'),
        render: (_, alarm) => <Link href={siteHref(alarm.siteId)}>{pick(sites.get(alarm.siteId)?.name, sites.get(alarm.siteId)?.nameEn) || alarm.siteId}</Link>,
      },
      { key: 'occurred', title: t('desk.occurred'), width: 130, render: (_, alarm) => <Moment at={alarm.occurredAt} /> },
      { key: 'lasted', title: t('desk.lasted'), width: 90, className: 'right', render: (_, alarm) => lasted(alarm) },
      {
        key: 'acknowledged',
        title: t('alarm.acknowledgedAt'),
        width: 190,
        render: (_, alarm) =>
          alarm.acknowledgedAt == null ? (
            '–'
          ) : (
            <>
              {alarm.acknowledgedBy} <Moment at={alarm.acknowledgedAt} />
            </>
          ),
      },
      { key: 'state', title: t('desk.state'), width: 130, render: (_, alarm) => (alarm.state === 'NORM' ? word('state', 'NORM') : <StateTag state={alarm.state} />) },
    ],
    [t, pick, word, sites],
  );
}
