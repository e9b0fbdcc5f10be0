import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { windowOf } from '../../alarms/window';
import type { Handling } from '../../api/handling';
import type { AlarmRecord } from '../../api/types';
import { useFeed } from '../../feed/FeedContext';
import { useSize } from '../../shared/useSize';
import { DeskRow } from './DeskRow';
import { placeOf, type Selection } from './selection';
import { useDeskTexts } from './texts';

interface Props {
  box: RefObject<HTMLDivElement | null>;
  alarms: readonly AlarmRecord[];
  ids: readonly string[];
  handlings: ReadonlyMap<string, Handling>;
  selection: Selection;
  onPick: (id: string, how: 'only' | 'mark' | 'range') => void;
  onMarkAll: (all: boolean) => void;
  onKey: (event: KeyboardEvent, page: number) => void;
  empty: string;
}

/** Height of a row, px: all are equal, so that ten thousand cost no more than those in sight. */
export const ROW = 46;

/** The alarms in the order of the wall. The list has the focus and the keys; the row of the cursor is its active one. */
export function DeskList({ box, alarms, ids, handlings, selection, onPick, onMarkAll, onKey, empty }: Props) {
  const { t, pick } = useDeskTexts();
  const sites = useFeed((state) => state.sites);
  const { height } = useSize(box);
  const [top, setTop] = useState(0);
  const shown = windowOf(alarms.length, ROW, top, height);
  const place = selection.cursor === null ? -1 : placeOf(selection, ids);
  const current = ids[place] ?? null;
  useScrollTo(box, place, selection);
  const pickRow = useCallback((id: string, how: 'only' | 'mark' | 'range') => onPick(id, how), [onPick]);
  const all = alarms.length > 0 && selection.marked.size >= alarms.length;
  return (
    <div className="desk-list sheet-tight" role="grid" aria-label={t('alarms.list')} aria-rowcount={alarms.length} aria-multiselectable="true">
      <div className="desk-row desk-head" role="row">
        <span role="columnheader">
          <input type="checkbox" checked={all} aria-label={t('desk.markAll')} onChange={() => onMarkAll(!all)} />
        </span>
        <span role="columnheader">{t('desk.priority')}</span>
        <span role="columnheader">{t('desk.alarm')}</span>
        <span role="columnheader" className="right">
          {t('alarm.value')}
        </span>
        <span role="columnheader" className="right">
          {t('desk.occurred')}
        </span>
        <span role="columnheader">{t('desk.state')}</span>
        <span role="columnheader">{t('desk.handling')}</span>
      </div>
      <div
        ref={box}
        className="desk-scroll"
        role="rowgroup"
        tabIndex={0}
        aria-label={t('alarms.list')}
        aria-activedescendant={current === null ? undefined : `row-${current}`}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        onKeyDown={(event) => onKey(event, Math.max(1, Math.floor(height / ROW) - 1))}
        data-testid="desk-list"
      >
        {alarms.length === 0 && (
          <p className="empty" role="row">
            <span role="gridcell">{empty}</span>
          </p>
        )}
        <div style={{ height: alarms.length * ROW }} role="presentation">
          <div style={{ transform: `translateY(${shown.from * ROW}px)` }} role="presentation">
            {alarms.slice(shown.from, shown.to).map((alarm) => {
              const site = sites.get(alarm.siteId);
              return (
                <DeskRow
                  key={alarm.id}
                  alarm={alarm}
                  siteName={pick(site?.name, site?.nameEn) || alarm.siteId}
                  handling={handlings.get(alarm.id)}
                  current={alarm.id === current}
                  marked={selection.marked.has(alarm.id)}
                  onPick={pickRow}
                />
              );
            })}
          </div>
        </div>
      </div>
      {shown.below > 0 && (
        <p className="desk-rest" data-testid="alarm-rest">
          ↓ {t('alarms.rest', { n: shown.below })}
        </p>
      )}
    </div>
  );
}

/** Keeps the row of the cursor in sight when the reader moves it, not when other rows come and go. */
function useScrollTo(box: RefObject<HTMLDivElement | null>, place: number, selection: Selection): void {
  const placed = useRef(place);
  placed.current = place;
  useEffect(() => {
    const element = box.current;
    const at = placed.current;
    if (element !== null && at >= 0) {
      const [above, below] = [at * ROW, (at + 1) * ROW - element.clientHeight];
      element.scrollTop = Math.min(above, Math.max(below, element.scrollTop));
    }
  }, [box, selection.cursor, selection.at]);
}
