import { useCallback, useRef } from 'react';
import { PRIORITIES } from '../alarms/order';
import { windowOf } from '../alarms/window';
import type { AlarmRecord } from '../api/types';
import { useFeed } from '../feed/FeedContext';
import { useTexts } from '../i18n/LangContext';
import { AlarmRow } from './AlarmRow';
import { PriorityMark } from './Marks';
import { ROW_REM, useScrolled } from './useScrolled';

interface Props {
  /** In the order of display: critical ones come first and are therefore always in sight. */
  alarms: readonly AlarmRecord[];
  selected: string | null;
  onOpen: (id: string) => void;
}

export function AlarmList({ alarms, selected, onOpen }: Props) {
  const { t, pick } = useTexts();
  const sites = useFeed((state) => state.sites);
  const box = useRef<HTMLDivElement>(null);
  const { view, onScroll } = useScrolled(box);
  const rowHeight = ROW_REM * view.rem;
  const shown = windowOf(alarms.length, rowHeight, view.top, view.height);
  const open = useCallback((id: string) => onOpen(id), [onOpen]);
  return (
    <div className="alarm-list">
      <div ref={box} className="alarm-scroll" onScroll={onScroll} role={alarms.length > 0 ? 'table' : 'region'} {...(alarms.length > 0 && { 'aria-rowcount': alarms.length })} aria-label={t('alarms.list')} tabIndex={0}>
        {alarms.length === 0 && <p className="empty">{t('alarms.none')}</p>}
        <div style={{ height: alarms.length * rowHeight, position: 'relative' }} role={alarms.length > 0 ? 'rowgroup' : 'presentation'}>
          <div style={{ transform: `translateY(${shown.from * rowHeight}px)` }} role="presentation">
            {alarms.slice(shown.from, shown.to).map((alarm) => {
              const site = sites.get(alarm.siteId);
              const name = pick(site?.name, site?.nameEn) || alarm.siteId;
              return <AlarmRow key={alarm.id} alarm={alarm} siteName={name} selected={alarm.id === selected} onOpen={open} />;
            })}
          </div>
        </div>
      </div>
      {shown.above > 0 && (
        <button type="button" className="alarm-above" onClick={() => box.current?.scrollTo({ top: 0 })}>
          ↑ {t('alarms.above', { n: shown.above })} · {t('alarms.toTop')}
        </button>
      )}
      {shown.below > 0 && <Rest alarms={alarms} from={alarms.length - shown.below} />}
    </div>
  );
}

/** The rows below what is seen, counted by priority: nothing is hidden without a number. */
function Rest({ alarms, from }: { alarms: readonly AlarmRecord[]; from: number }) {
  const { t } = useTexts();
  const counts = { low: 0, medium: 0, high: 0, critical: 0 };
  for (let i = from; i < alarms.length; i++) {
    const alarm = alarms[i];
    if (alarm !== undefined) {
      counts[alarm.priority]++;
    }
  }
  return (
    <p className="alarm-rest" data-testid="alarm-rest">
      ↓ {t('alarms.rest', { n: alarms.length - from })}
      {PRIORITIES.toReversed().map((priority) =>
        counts[priority] === 0 ? null : (
          <span key={priority}>
            <PriorityMark priority={priority} label={t(`priority.${priority}`)} />
            {counts[priority]}
          </span>
        ),
      )}
    </p>
  );
}
