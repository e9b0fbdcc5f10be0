import type { PageProps } from '../../app/pages';
import { Link } from '../../app/Link';
import { siteHref } from '../../app/router';
import { useAlarmDetail } from '../../alarms/useAlarmDetail';
import type { AlarmDetail, AlarmRecord } from '../../api/types';
import { AlarmFacts } from '../../components/AlarmFacts';
import { LevelMark, PriorityMark } from '../../components/Marks';
import { Transitions } from '../../components/Transitions';
import { useFeed } from '../../feed/FeedContext';
import { Page } from '../../shared/Page';
import { StateTag } from '../../shared/StateTag';
import { useSiteConfig } from '../../sites/useSiteConfig';
import { CommandBar } from '../desk/CommandBar';
import { Dialogs } from '../desk/Dialogs';
import { Failures } from '../desk/Failures';
import { lastDesk } from '../desk/lastDesk';
import { useCommands } from '../desk/useCommands';
import { AlarmTrend } from './AlarmTrend';
import { GuidanceCard } from './GuidanceCard';
import { HandlingCard } from './HandlingCard';
import { Service } from './Service';
import { useAlarmTexts } from './texts';
import { useAlarmKeys } from './useAlarmKeys';
import '../desk/desk.css';
import './alarm.css';

/** One alarm: what to do, what led to it, what happened to it, and what the bureau does about it. */
export default function Alarm({ id }: PageProps) {
  const { t, pick } = useAlarmTexts();
  const { alarm, detail, failed } = useAlarmDetail(id);
  const commands = useCommands(`alarm/${id}`);
  useAlarmKeys(alarm, commands, lastDesk.href);
  const level = alarm === null ? '' : alarm.currentLevel || alarm.worstLevel;
  return (
    <Page
      title={
        alarm === null ? (
          t('alarm.title')
        ) : (
          <span className="alarm-title">
            <PriorityMark priority={alarm.priority} label={t(`priority.${alarm.priority}`)} />
            <LevelMark level={level} priority={alarm.priority} />
            {pick(alarm.text, alarm.textEn) || alarm.pointId}
          </span>
        )
      }
      info={alarm !== null && <StateTag state={alarm.state} />}
      actions={
        <>
          {alarm !== null && <CommandBar commands={commands} targets={[alarm]} keys />}
          {alarm !== null && <Service alarm={alarm} />}
          <Link href={lastDesk.href}>
            {t('alarm.back')} <kbd>Esc</kbd>
          </Link>
        </>
      }
    >
      <Failures commands={commands} />
      {alarm === null ? <p className="empty">{failed === null ? t('app.loading') : t('alarm.gone')}</p> : <Body alarm={alarm} detail={detail} />}
      <Dialogs commands={commands} />
    </Page>
  );
}

function Body({ alarm, detail }: { alarm: AlarmRecord; detail: AlarmDetail | null }) {
  const { t, pick } = useAlarmTexts();
  const site = useFeed((state) => state.sites.get(alarm.siteId));
  const { config } = useSiteConfig(alarm.siteId);
  const point = config?.points.find((one) => one.pointId === alarm.pointId);
  return (
    <div className="alarm-body">
      <div className="alarm-main">
        {config !== null && <AlarmTrend config={config} alarm={alarm} />}
        <div className="sheet">
          <h3>
            {t('alarm.record')} <Link href={siteHref(alarm.siteId)}>{t('alarm.openSite')} →</Link>
          </h3>
          <AlarmFacts alarm={alarm} siteName={pick(site?.name, site?.nameEn) || alarm.siteId} pointName={pick(point?.name, point?.nameEn)} />
        </div>
      </div>
      <div className="alarm-side">
        <GuidanceCard config={config} alarm={alarm} />
        <HandlingCard alarmId={alarm.id} />
        {detail !== null && (
          <div className="sheet">
            <Transitions transitions={detail.transitions} />
          </div>
        )}
      </div>
    </div>
  );
}
