import { useMemo, useRef } from 'react';
import { PRIORITIES } from '../../../alarms/order';
import { windowOf } from '../../../alarms/window';
import type { SiteView } from '../../../api/types';
import { AlarmRow } from '../../../components/AlarmRow';
import { PriorityMark } from '../../../components/Marks';
import { ROW_REM, useScrolled } from '../../../components/useScrolled';
import { useFeed } from '../../../feed/FeedContext';
import { useWallTexts } from '../texts';
import { FirstOutRow } from './FirstOutRow';
import { FoldRow } from './FoldRow';
import type { Line } from './line';

interface Props {
  lines: readonly Line[];
  selected: string | null;
  onOpen: (id: string) => void;
  onToggle: (key: string) => void;
}

/** The lines in sight, and how much of what is below them: nothing is out of sight without a number. */
export function LineList({ lines, selected, onOpen, onToggle }: Props) {
  const { t, pick } = useWallTexts();
  const sites = useFeed((state) => state.sites);
  const box = useRef<HTMLDivElement>(null);
  const { view, onScroll } = useScrolled(box);
  const rowHeight = ROW_REM * view.rem;
  const shown = windowOf(lines.length, rowHeight, view.top, view.height);
  const nameOf = (id: string | null) => {
    const site: SiteView | undefined = id === null ? undefined : sites.get(id);
    return pick(site?.name, site?.nameEn) || (id ?? '');
  };
  return (
    <div className="alarm-list">
      <div ref={box} className="alarm-scroll" onScroll={onScroll} role="table" aria-label={t('alarms.list')} aria-rowcount={lines.length} tabIndex={0}>
        {lines.length === 0 && <p className="empty">{t('alarms.none')}</p>}
        <div style={{ height: lines.length * rowHeight, position: 'relative' }} role="rowgroup">
          <div style={{ transform: `translateY(${shown.from * rowHeight}px)` }} role="presentation">
            {lines.slice(shown.from, shown.to).map((line) => {
              switch (line.kind) {
                case 'alarm':
                  return (
                    <AlarmRow
                      key={line.key}
                      alarm={line.alarm}
                      siteName={nameOf(line.alarm.siteId)}
                      selected={line.alarm.id === selected}
                      onOpen={onOpen}
                      inside={line.inside}
                      episode={line.first?.alarms ?? 0}
                      activations={line.activations}
                    />
                  );
                case 'first':
                  return <FirstOutRow key={line.key} first={line.first} siteName={nameOf(line.first.siteId)} />;
                case 'fold':
                  return <FoldRow key={line.key} id={line.key} fold={line.fold} open={line.open} siteName={nameOf(line.fold.siteId)} onToggle={onToggle} />;
              }
            })}
          </div>
        </div>
      </div>
      {shown.above > 0 && (
        <button type="button" className="alarm-above" onClick={() => box.current?.scrollTo({ top: 0 })}>
          ↑ {t('alarms.above', { n: shown.above })} · {t('alarms.toTop')}
        </button>
      )}
      {shown.below > 0 && <Rest lines={lines} from={lines.length - shown.below} />}
    </div>
  );
}

/** Alarms in the lines below what is seen, those behind closed lines too, by priority. */
function Rest({ lines, from }: { lines: readonly Line[]; from: number }) {
  const { t } = useWallTexts();
  const counts = useMemo(() => countFrom(lines, from), [lines, from]);
  const total = PRIORITIES.reduce((sum, priority) => sum + counts[priority], 0);
  return (
    <p className="alarm-rest" data-testid="alarm-rest">
      ↓ {t('alarms.rest', { n: total })}
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

function countFrom(lines: readonly Line[], from: number) {
  const counts = { low: 0, medium: 0, high: 0, critical: 0 };
  for (let i = from; i < lines.length; i++) {
    const line = lines[i];
    if (line?.kind === 'alarm') {
      counts[line.alarm.priority]++;
    } else if (line?.kind === 'fold' && !line.open) {
      line.fold.alarms.forEach((alarm) => counts[alarm.priority]++);
    }
  }
  return counts;
}
