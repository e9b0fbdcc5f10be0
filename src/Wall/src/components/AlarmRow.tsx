import { memo, type MouseEvent } from 'react';
import { canAcknowledge, canReset, isFlashing, isSetAside } from '../alarms/order';
import { useAlarmCommands } from '../alarms/useAlarmCommands';
import type { AlarmRecord } from '../api/types';
import { useServerNow } from '../feed/FeedContext';
import { useTexts } from '../i18n/LangContext';
import { moment, number, span } from '../time/format';
import { LevelMark, PriorityMark } from './Marks';

interface Props {
  alarm: AlarmRecord;
  siteName: string;
  selected: boolean;
  onOpen: (id: string) => void;
  /** It stands below the line that folds it. */
  inside?: boolean;
  /** Of a first-out in a flood: alarms of its site since; else 0. */
  episode?: number;
  /** Of a source that chatters: how often it came; else 0. */
  activations?: number;
}

/** One alarm in two lines: what, how bad and how far; where and since when. */
export const AlarmRow = memo(function AlarmRow({ alarm, siteName, selected, onOpen, inside = false, episode = 0, activations = 0 }: Props) {
  const { t, word, pick } = useTexts();
  const level = alarm.currentLevel || alarm.worstLevel;
  const text = pick(alarm.text, alarm.textEn) || `${alarm.pointId} ${word('condition', alarm.condition)}`;
  return (
    <div
      role="row"
      className={`alarm alarm-${alarm.priority} ${phase(alarm)}${selected ? ' alarm-selected' : ''}${inside ? ' alarm-inside' : ''}`}
      data-testid="alarm-row"
      data-alarm-id={alarm.id}
      data-site={alarm.siteId}
      data-point={alarm.pointId}
      data-condition={alarm.condition}
      data-level={level}
      data-priority={alarm.priority}
      data-state={alarm.state}
    >
      <span role="cell" className="alarm-mark">
        <PriorityMark priority={alarm.priority} label={t(`priority.${alarm.priority}`)} />
        <LevelMark level={level} priority={alarm.priority} />
      </span>
      <span role="cell" className="alarm-what">
        <button type="button" className="alarm-text" onClick={() => onOpen(alarm.id)} title={t('alarm.details')}>
          {text}
        </button>
        <span className="alarm-where">
          {(alarm.firstOut || episode > 0) && (
            <em className="tag tag-first" title={t('alarm.firstOutHint')}>
              {episode > 1 ? t('alarm.firstOutOf', { n: episode }) : t('alarm.firstOut')}
            </em>
          )}
          {activations > 0 && (
            <em className="tag" title={t('alarm.chatterHint')}>
              {t('alarm.chatter', { n: activations })}
            </em>
          )}
          {alarm.late && (
            <em className="tag" title={t('alarm.lateHint')}>
              {t('alarm.late')}
            </em>
          )}
          {siteName} · <code>{alarm.pointId}</code> · {word('condition', alarm.condition)}
          {alarm.conditionName != null && ` ${alarm.conditionName}`}
        </span>
      </span>
      <Reading alarm={alarm} />
      <Times alarm={alarm} />
      <span role="cell" className="alarm-state">
        {word('state', alarm.state)}
        {isSetAside(alarm.state) ? (
          <small>{alarm.asideReason ?? alarm.suppressedBy}</small>
        ) : (
          alarm.acknowledgedBy && <small>{alarm.acknowledgedBy}</small>
        )}
      </span>
      <Actions alarm={alarm} text={text} />
    </div>
  );
});

/** Flashing: somebody has to act. Steady: known. Dim: set aside on purpose. */
function phase(alarm: AlarmRecord): string {
  if (isSetAside(alarm.state)) {
    return 'alarm-aside';
  }
  if (!isFlashing(alarm)) {
    return 'alarm-steady';
  }
  return alarm.state === 'UNACK' ? 'alarm-new' : 'alarm-returned';
}

/** How a value stands to its limit; of other conditions only that there is one. */
const SIGN: Readonly<Record<string, string>> = { high: '≥', low: '≤' };

function Reading({ alarm }: { alarm: AlarmRecord }) {
  const { t } = useTexts();
  return (
    <span role="cell" className="alarm-value">
      {alarm.value != null && (
        <b>
          {number(alarm.value)} <i>{alarm.unit}</i>
        </b>
      )}
      {alarm.limit != null && (
        <small>
          {SIGN[alarm.condition] ?? t('alarm.limit')} {number(alarm.limit)}
        </small>
      )}
    </span>
  );
}

function Times({ alarm }: { alarm: AlarmRecord }) {
  const now = useServerNow();
  return (
    <span role="cell" className="alarm-time">
      {moment(alarm.occurredAt, now)}
      <small>{span(now - Date.parse(alarm.occurredAt))}</small>
    </span>
  );
}

/** The pressed button goes away with the state: a keyboard stays in its row, and a second Enter acknowledges nothing else. */
function keepFocus(event: MouseEvent<HTMLButtonElement>): void {
  const pressedByKey = event.detail === 0;
  if (pressedByKey) {
    event.currentTarget.closest('[role=row]')?.querySelector<HTMLButtonElement>('.alarm-text')?.focus();
  }
}

function Actions({ alarm, text }: { alarm: AlarmRecord; text: string }) {
  const { t } = useTexts();
  const commands = useAlarmCommands(alarm);
  return (
    <span role="cell" className="alarm-do">
      {canAcknowledge(alarm.state) && (
        <button
          type="button"
          className="do"
          disabled={commands.busy}
          data-testid="ack"
          aria-label={`${t('alarm.ack')} ${text}`}
          onClick={(event) => {
            keepFocus(event);
            void commands.acknowledge();
          }}
        >
          {t('alarm.ackShort')}
        </button>
      )}
      {canReset(alarm.state) && (
        <button
          type="button"
          className="do do-reset"
          disabled={commands.busy}
          data-testid="reset"
          aria-label={`${t('alarm.reset')} ${text}`}
          onClick={(event) => {
            keepFocus(event);
            void commands.reset();
          }}
        >
          {t('alarm.reset')}
        </button>
      )}
    </span>
  );
}
