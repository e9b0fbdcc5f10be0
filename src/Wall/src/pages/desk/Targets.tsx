import type { AlarmRecord } from '../../api/types';
import { PriorityMark } from '../../components/Marks';
import { StateTag } from '../../shared/StateTag';
import { useDeskTexts } from './texts';

/** As many as a person reads before pressing a button; the others are counted. */
const SHOWN = 6;

/** The alarms that a command is for, by name, so that nobody acknowledges what was not meant. */
export function Targets({ alarms, gone }: { alarms: readonly AlarmRecord[]; gone: number }) {
  const { t, pick } = useDeskTexts();
  return (
    <ul className="targets">
      {alarms.slice(0, SHOWN).map((alarm) => (
        <li key={alarm.id}>
          <PriorityMark priority={alarm.priority} label={t(`priority.${alarm.priority}`)} />
          <span>{pick(alarm.text, alarm.textEn)}</span>
          <code>{alarm.pointId}</code>
          <StateTag state={alarm.state} />
        </li>
      ))}
      {alarms.length > SHOWN && <li>{t('desk.andMore', { n: alarms.length - SHOWN })}</li>}
      {gone > 0 && <li className="bad">{t('desk.overMeanwhile', { n: gone })}</li>}
    </ul>
  );
}
