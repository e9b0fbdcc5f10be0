import { useEffect, useMemo, useRef, useState } from 'react';
import { canAcknowledge, canReset } from '../alarms/order';
import { useAlarmCommands } from '../alarms/useAlarmCommands';
import { useAlarmDetail } from '../alarms/useAlarmDetail';
import type { AlarmRecord } from '../api/types';
import { Link } from '../app/Link';
import { siteHref } from '../app/router';
import { useFeedClient } from '../feed/FeedContext';
import { useTexts } from '../i18n/LangContext';
import { useSiteConfig } from '../sites/useSiteConfig';
import { rangeFor } from '../trend/series';
import { AlarmFacts } from './AlarmFacts';
import { LevelMark, PriorityMark } from './Marks';
import { Transitions } from './Transitions';
import { TrendLazy } from './TrendLazy';

/** Everything about one alarm, beside the list: what may be done, the trend with its limits, what happened when. */
export function AlarmPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, word } = useTexts();
  const { alarm, detail, failed } = useAlarmDetail(id);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), [id]);
  return (
    <aside
      ref={panel}
      className="panel"
      tabIndex={-1}
      aria-label={t('alarm.details')}
      data-testid="alarm-panel"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className="panel-bar">
        <b>{t('alarm.details')}</b>
        {alarm !== null && <span className="panel-state">{word('state', alarm.state)}</span>}
        <span className="spring" />
        <button type="button" className="quiet" onClick={onClose} data-testid="panel-close">
          ✕ {t('common.close')}
        </button>
      </div>
      {alarm === null ? (
        <p className="empty">{failed === null ? t('app.loading') : t('alarm.gone')}</p>
      ) : (
        <Body key={id} alarm={alarm} transitions={detail?.transitions ?? []} />
      )}
    </aside>
  );
}

function Body({ alarm, transitions }: { alarm: AlarmRecord; transitions: Parameters<typeof Transitions>[0]['transitions'] }) {
  const { t, pick } = useTexts();
  const { config } = useSiteConfig(alarm.siteId);
  const point = config?.points.find((candidate) => candidate.pointId === alarm.pointId);
  const { occurredAt } = alarm;
  const marks = useMemo(() => [Date.parse(occurredAt)], [occurredAt]);
  const { store } = useFeedClient();
  // Chosen once, when the alarm is opened: later the reader chooses.
  const [minutes] = useState(() => rangeFor((store.getState().serverTime ?? Date.now()) - Date.parse(occurredAt)));
  return (
    <div className="panel-body">
      <h2>
        <PriorityMark priority={alarm.priority} label={t(`priority.${alarm.priority}`)} />
        <LevelMark level={alarm.currentLevel || alarm.worstLevel} priority={alarm.priority} />
        {pick(alarm.text, alarm.textEn) || alarm.pointId}
      </h2>
      <Commands alarm={alarm} />
      {!alarm.pointId.startsWith('@') && <TrendLazy siteId={alarm.siteId} pointId={alarm.pointId} point={point} marks={marks} minutes={minutes} />}
      <AlarmFacts alarm={alarm} siteName={pick(config?.name, config?.nameEn) || alarm.siteId} pointName={pick(point?.name, point?.nameEn)} />
      <Transitions transitions={transitions} />
      <Link className="panel-link" href={siteHref(alarm.siteId)}>
        {t('alarm.openSite')} →
      </Link>
    </div>
  );
}

/** Longest note the server takes, characters. */
const NOTE_LENGTH = 1_000;

function Commands({ alarm }: { alarm: AlarmRecord }) {
  const { t } = useTexts();
  const commands = useAlarmCommands(alarm);
  const [note, setNote] = useState('');
  if (alarm.state === 'NORM') {
    return <p className="empty">{t('alarm.over')}</p>;
  }
  if (canReset(alarm.state)) {
    return (
      <button type="button" className="do do-reset" disabled={commands.busy} onClick={() => void commands.reset()} data-testid="detail-reset">
        {t('alarm.reset')}
      </button>
    );
  }
  if (!canAcknowledge(alarm.state)) {
    return null;
  }
  return (
    <form
      className="panel-ack"
      onSubmit={(event) => {
        event.preventDefault();
        // What was typed stays until the server has it.
        void commands.acknowledge(note).then((done) => done && setNote(''));
      }}
    >
      <input value={note} maxLength={NOTE_LENGTH} onChange={(event) => setNote(event.target.value)} placeholder={t('alarm.noteHint')} aria-label={t('alarm.noteHint')} data-testid="ack-note" />
      <button type="submit" className="do" disabled={commands.busy} data-testid="detail-ack">
        {t('alarm.ack')}
      </button>
    </form>
  );
}
