import { memo } from 'react';
import { isFlashing, isSetAside } from '../../alarms/order';
import type { Handling } from '../../api/handling';
import type { AlarmRecord } from '../../api/types';
import { Link } from '../../app/Link';
import { hrefOf } from '../../app/router';
import { LevelMark, PriorityMark } from '../../components/Marks';
import { useServerNow } from '../../feed/FeedContext';
import { StateTag } from '../../shared/StateTag';
import { moment, number, span } from '../../time/format';
import { StageTag } from './StageTag';
import { useDeskTexts } from './texts';

interface Props {
  alarm: AlarmRecord;
  siteName: string;
  handling: Handling | undefined;
  current: boolean;
  marked: boolean;
  onPick: (id: string, how: 'only' | 'mark' | 'range') => void;
}

/** One alarm: what and where, how far, since when, who has it, and what the bureau does about it. */
export const DeskRow = memo(function DeskRow({ alarm, siteName, handling, current, marked, onPick }: Props) {
  const { t, word, pick } = useDeskTexts();
  const level = alarm.currentLevel || alarm.worstLevel;
  const text = pick(alarm.text, alarm.textEn) || alarm.pointId;
  return (
    <div
      id={`row-${alarm.id}`}
      role="row"
      aria-selected={marked}
      className={`desk-row alarm-${alarm.priority} ${phase(alarm)} ${current ? 'desk-current' : ''} ${marked ? 'desk-marked' : ''}`}
      onClick={(event) => onPick(alarm.id, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'mark' : 'only')}
      data-testid="alarm-row"
      data-alarm-id={alarm.id}
      data-site={alarm.siteId}
      data-point={alarm.pointId}
      data-level={level}
      data-priority={alarm.priority}
      data-state={alarm.state}
      data-marked={marked}
    >
      <span role="gridcell">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={marked}
          aria-label={t('desk.mark', { text })}
          onClick={(event) => event.stopPropagation()}
          onChange={() => onPick(alarm.id, 'mark')}
        />
      </span>
      <span role="gridcell" className="alarm-mark">
        <PriorityMark priority={alarm.priority} label={t(`priority.${alarm.priority}`)} />
        <LevelMark level={level} priority={alarm.priority} />
      </span>
      <span role="gridcell" className="desk-what">
        <Link href={hrefOf('alarm', alarm.id)} tabIndex={-1} className="desk-text" title={text}>
          {text}
        </Link>
        <small>
          {alarm.firstOut && <em className="tag tag-first">{t('alarm.firstOut')}</em>}
          {alarm.late && <em className="tag">{t('alarm.late')}</em>}
          {alarm.escalatedAt != null && <em className="tag tag-first">{t('alarm.escalatedAt')}</em>}
          {siteName} · <code>{alarm.pointId}</code> · {word('condition', alarm.condition)} {alarm.conditionName}
        </small>
      </span>
      <span role="gridcell" className="desk-two right">
        {alarm.value == null ? '–' : <b>{`${number(alarm.value)} ${alarm.unit}`}</b>}
        <small>{alarm.limit != null && `${t('alarm.limit')} ${number(alarm.limit)}`}</small>
      </span>
      <Times at={alarm.occurredAt} />
      <span role="gridcell" className="desk-two">
        <StateTag state={alarm.state} />
        <Who alarm={alarm} />
      </span>
      <span role="gridcell">
        <StageTag handling={handling} />
      </span>
    </div>
  );
});

function Times({ at }: { at: string }) {
  const now = useServerNow();
  return (
    <span role="gridcell" className="desk-two right">
      <time dateTime={at}>{moment(at, now)}</time>
      <small>{span(now - Date.parse(at))}</small>
    </span>
  );
}

/** Who acknowledged, or who set it aside and until when. */
function Who({ alarm }: { alarm: AlarmRecord }) {
  const { t } = useDeskTexts();
  const now = useServerNow(10_000);
  const until = alarm.shelvedUntil != null ? ` ${t('desk.till', { time: moment(alarm.shelvedUntil, now).slice(0, -3) })}` : '';
  return <small title={alarm.note ?? alarm.asideReason ?? ''}>{isSetAside(alarm.state) ? `${alarm.asideBy ?? alarm.suppressedBy ?? ''}${until}` : (alarm.acknowledgedBy ?? '')}</small>;
}

function phase(alarm: AlarmRecord): string {
  if (isSetAside(alarm.state)) {
    return 'alarm-aside';
  }
  return !isFlashing(alarm) ? 'alarm-steady' : alarm.state === 'UNACK' ? 'alarm-new' : 'alarm-returned';
}
