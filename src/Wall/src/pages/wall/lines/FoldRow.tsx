import { memo } from 'react';
import { PRIORITIES } from '../../../alarms/order';
import { PriorityMark } from '../../../components/Marks';
import { useWallTexts } from '../texts';
import { type Fold, worstOf } from './line';

interface Props {
  id: string;
  fold: Fold;
  open: boolean;
  siteName: string;
  onToggle: (key: string) => void;
}

/** Many alarms in one line: what they have in common, the worst of them, and how many of each priority. */
export const FoldRow = memo(function FoldRow({ id, fold, open, siteName, onToggle }: Props) {
  const { t, pick } = useWallTexts();
  const worst = worstOf(fold);
  const counts = countsOf(fold);
  const name = fold.kind === 'site' ? siteName : fold.name;
  const title = fold.kind === 'low' || fold.kind === 'firstOuts' ? t(`wall.fold.${fold.kind}`) : `${t(`wall.fold.${fold.kind}`)} ${name}`;
  const priority = worst?.priority ?? 'low';
  return (
    <div role="row" className={`alarm fold alarm-${priority} ${fold.unacknowledged > 0 ? 'fold-new' : 'alarm-steady'}`} data-testid="fold-row" data-kind={fold.kind} data-name={fold.name} data-count={fold.alarms.length} data-unacknowledged={fold.unacknowledged}>
      <span role="cell" className="fold-count">
        <b>{fold.alarms.length}</b>
        <small>{t('wall.foldUnit')}</small>
      </span>
      <span role="cell" className="alarm-what">
        <button type="button" className="alarm-text" aria-expanded={open} onClick={() => onToggle(id)} data-testid="fold-toggle">
          {open ? '▾' : '▸'} {title}
        </button>
        <span className="alarm-where">
          {fold.kind !== 'low' && fold.kind !== 'site' && siteName !== '' && `${siteName} · `}
          {worst !== undefined && t('wall.foldWorst', { text: pick(worst.text, worst.textEn) || worst.pointId })}
        </span>
      </span>
      <span role="cell" className="fold-counts">
        {PRIORITIES.toReversed().map((one) =>
          counts[one] === 0 ? null : (
            <span key={one}>
              <PriorityMark priority={one} label={t(`priority.${one}`)} />
              {counts[one]}
            </span>
          ),
        )}
      </span>
      <span role="cell" className="alarm-state">
        {t('wall.foldUnacked', { n: fold.unacknowledged })}
        <small>
          {fold.suppressed > 0 ? t('wall.foldSuppressed', { n: fold.suppressed }) : fold.total > fold.alarms.length && t('wall.foldOver', { n: fold.total - fold.alarms.length })}
        </small>
      </span>
    </div>
  );
});

function countsOf(fold: Fold) {
  const counts = { low: 0, medium: 0, high: 0, critical: 0 };
  fold.alarms.forEach((alarm) => counts[alarm.priority]++);
  return counts;
}
