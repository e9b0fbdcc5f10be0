import { useEffect, useMemo, useRef } from 'react';
import { isSetAside } from '../../alarms/order';
import type { AlarmRecord, AlarmState } from '../../api/types';
import { AlarmList } from '../../components/AlarmList';
import { useWallTexts } from './texts';

export const ASIDE_STATES = ['SHLVD', 'OOSRV', 'DSUPR'] as const satisfies readonly AlarmState[];

/** What is set aside, in the order of display, counted by state. */
export function useAside(ordered: readonly AlarmRecord[]): { alarms: AlarmRecord[]; counts: Record<(typeof ASIDE_STATES)[number], number> } {
  return useMemo(() => {
    const alarms = ordered.filter((alarm) => isSetAside(alarm.state));
    const counts = { SHLVD: 0, OOSRV: 0, DSUPR: 0 };
    alarms.forEach((alarm) => counts[alarm.state as keyof typeof counts]++);
    return { alarms, counts };
  }, [ordered]);
}

interface CountsProps {
  counts: Record<(typeof ASIDE_STATES)[number], number>;
  open: boolean;
  onToggle: () => void;
}

/** How much is set aside on purpose: never shown as active, never without a number, and listed by a click. */
export function AsideCounts({ counts, open, onToggle }: CountsProps) {
  const { t } = useWallTexts();
  return (
    <button type="button" className="quiet aside-counts" aria-pressed={open} title={t('wall.aside')} onClick={onToggle} data-testid="aside">
      {ASIDE_STATES.map((state) => (
        <span key={state} className={counts[state] === 0 ? 'aside-none' : ''} data-testid={`aside-${state}`} data-count={counts[state]}>
          {t(`wall.aside.${state}`)} <b>{counts[state]}</b>
        </span>
      ))}
    </button>
  );
}

interface PanelProps {
  alarms: readonly AlarmRecord[];
  selected: string | null;
  onOpen: (id: string) => void;
  onClose: () => void;
}

/** All of it, over the sites: who set it aside, why and until when is in the row and its detail. */
export function AsidePanel({ alarms, selected, onOpen, onClose }: PanelProps) {
  const { t } = useWallTexts();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  return (
    <aside ref={panel} className="panel" tabIndex={-1} aria-label={t('wall.aside')} data-testid="aside-panel" onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <div className="panel-bar">
        <b>{t('wall.aside')}</b>
        <span className="spring" />
        <button type="button" className="quiet" onClick={onClose}>
          ✕ {t('common.close')}
        </button>
      </div>
      {alarms.length === 0 ? <p className="empty">{t('wall.asideNone')}</p> : <AlarmList alarms={alarms} selected={selected} onOpen={onOpen} />}
    </aside>
  );
}
