import type { AlarmRecord } from '../../api/types';
import { Link } from '../../app/Link';
import { hrefOf } from '../../app/router';
import { LevelMark, PriorityMark } from '../../components/Marks';
import { useFeed } from '../../feed/FeedContext';
import { dateTime, number } from '../../time/format';
import { useHandoverTexts } from './texts';

/** Alarms as they stood when the handover was written. `aside`: with who set them aside, why and until when. */
export function AlarmTable({ alarms, aside = false }: { alarms: readonly AlarmRecord[]; aside?: boolean }) {
  const { t, pick, word } = useHandoverTexts();
  const sites = useFeed((state) => state.sites);
  return (
    <table className="doc-table">
      <thead>
        <tr>
          <th className="doc-mark">{t('handover.col.priority')}</th>
          <th>{t('handover.col.alarm')}</th>
          <th>{t('handover.col.site')}</th>
          <th className="doc-time">{t('handover.col.occurred')}</th>
          <th>{aside ? t('handover.col.aside') : t('handover.col.state')}</th>
        </tr>
      </thead>
      <tbody>
        {alarms.map((alarm) => (
          <tr key={alarm.id}>
            <td>
              <span className="alarm-mark">
                <PriorityMark priority={alarm.priority} label={t(`priority.${alarm.priority}`)} />
                <LevelMark level={alarm.currentLevel || alarm.worstLevel} priority={alarm.priority} />
              </span>
            </td>
            <td>
              <Link href={hrefOf('alarm', alarm.id)}>{pick(alarm.text, alarm.textEn)}</Link> <code>{alarm.pointId}</code> {alarm.value != null && `${number(alarm.value)} ${alarm.unit}`}
            </td>
            <td>{pick(sites.get(alarm.siteId)?.name, sites.get(alarm.siteId)?.nameEn) || alarm.siteId}</td>
            <td>{dateTime(alarm.occurredAt).slice(5, -3)}</td>
            <td>
              {aside ? (
                [alarm.asideBy, alarm.permit, alarm.asideReason, alarm.shelvedUntil != null && t('handover.until', { time: dateTime(alarm.shelvedUntil).slice(5, -3) })].filter(Boolean).join(' · ')
              ) : (
                <>
                  {word('state', alarm.state)} {[alarm.acknowledgedBy, alarm.note].filter(Boolean).join(': ')}
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
