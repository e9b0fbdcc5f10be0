import type { PageProps } from '../../app/pages';
import { Link } from '../../app/Link';
import { hrefOf } from '../../app/router';
import { useAlarmDetail } from '../../alarms/useAlarmDetail';
import { AlarmFacts } from '../../components/AlarmFacts';
import { PriorityMark } from '../../components/Marks';
import { Transitions } from '../../components/Transitions';
import { useFeed } from '../../feed/FeedContext';
import { Page } from '../../shared/Page';
import { StateTag } from '../../shared/StateTag';
import { useAlarmTexts } from './texts';

/** One alarm: what is known of it and what happened to it. */
export default function Alarm({ id }: PageProps) {
  const { t, pick } = useAlarmTexts();
  const { alarm, detail, failed } = useAlarmDetail(id);
  const site = useFeed((state) => state.sites.get(alarm?.siteId ?? ''));
  return (
    <Page
      title={alarm === null ? t('alarm.title') : pick(alarm.text, alarm.textEn)}
      info={
        alarm !== null && (
          <>
            <PriorityMark priority={alarm.priority} label={t(`priority.${alarm.priority}`)} />
            <StateTag state={alarm.state} />
          </>
        )
      }
      actions={<Link href={hrefOf('desk')}>{t('alarm.back')}</Link>}
    >
      {alarm === null ? (
        <p className="empty">{failed === null ? t('app.loading') : t('alarm.gone')}</p>
      ) : (
        <>
          <div className="sheet">
            <AlarmFacts alarm={alarm} siteName={pick(site?.name, site?.nameEn) || alarm.siteId} pointName="" />
          </div>
          {detail !== null && (
            <div className="sheet">
              <Transitions transitions={detail.transitions} />
            </div>
          )}
        </>
      )}
    </Page>
  );
}
