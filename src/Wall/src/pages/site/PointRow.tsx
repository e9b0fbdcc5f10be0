import { memo } from 'react';
import type { PointConfig, PointView } from '../../api/types';
import { LimitBar } from '../../components/LimitBar';
import { LevelMark } from '../../components/Marks';
import { Moment } from '../../shared/Moment';
import { number } from '../../time/format';
import { limitsOf } from '../../trend/series';
import { isSilent, type Row } from './rows';
import { useSiteTexts } from './texts';

export function GroupRow({ row, onFold }: { row: Extract<Row, { kind: 'group' }>; onFold: (key: string) => void }) {
  const { t } = useSiteTexts();
  return (
    <div className="point-row point-group" role="row">
      <span role="cell">
        <button type="button" aria-expanded={!row.folded} onClick={() => onFold(row.key.slice('group:'.length))}>
          <span aria-hidden="true">{row.folded ? '▸' : '▾'}</span> <b>{row.title}</b> <small>{t('site.groupPoints', { n: row.points })}</small>
          {row.abnormal > 0 && <span className="group-abnormal">{t('site.groupAbnormal', { n: row.abnormal })}</span>}
        </button>
      </span>
    </div>
  );
}

interface Props {
  point: PointConfig;
  now: PointView | undefined;
  chosen: boolean;
  onChoose: (pointId: string, beside: boolean) => void;
}

/** One point: the name shows its trend alone, the box takes it beside the others. */
export const PointRow = memo(function PointRow({ point, now, chosen, onChoose }: Props) {
  const { t, pick, word } = useSiteTexts();
  const level = now?.level ?? '';
  const priority = limitsOf(point).find((limit) => limit.level === level)?.priority ?? 'medium';
  const silent = isSilent(point, now);
  const unseen = !silent && (now?.at == null || now.stale || now.quality === 'bad');
  const name = pick(point.name, point.nameEn);
  return (
    <div
      role="row"
      className={`point-row ${chosen ? 'point-chosen' : ''} ${unseen ? 'point-unseen' : ''}`}
      data-testid={`point-${point.pointId}`}
      data-level={level}
      data-quality={now?.quality ?? ''}
      data-stale={now?.stale ?? ''}
    >
      <span role="cell">
        <input type="checkbox" checked={chosen} aria-label={`${t('site.inTrend')} ${point.pointId}`} onChange={() => onChoose(point.pointId, true)} data-testid="point-in-trend" />
      </span>
      <span role="cell" className="point-title">
        <button type="button" className="point-name" title={name} onClick={() => onChoose(point.pointId, false)}>
          <code>{point.pointId}</code> {name}
        </button>
      </span>
      <span role="cell" className="right">
        <b data-testid="point-value">{number(now?.value)}</b> <i>{point.unit}</i>
      </span>
      <span role="cell" className="point-state">
        <LimitBar point={point} value={unseen ? null : now?.value} level={level} priority={priority} />
        {level !== '' && <LevelMark level={level} priority={priority} />}
        {unseen && <em>⌀ {now?.at == null ? t('site.noData') : now.stale ? t('site.stale') : word('quality', now.quality)}</em>}
        {!unseen && now?.quality === 'uncertain' && <em>{word('quality', now.quality)}</em>}
      </span>
      <small role="cell" className="right">
        <Moment at={now?.at} />
      </small>
    </div>
  );
});
