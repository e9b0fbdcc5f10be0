import type { PointConfig } from '../api/types';
import { useTexts } from '../i18n/LangContext';
import { clock, day, number } from '../time/format';
import { penOf } from '../trend/pens';

interface Props {
  points: readonly PointConfig[];
  /** Under the cursor, or the last ones. */
  values: readonly (number | null)[];
  /** Where the cursor is, Unix s. */
  at: number | null;
  onRemove?: (pointId: string) => void;
  onFirst?: (pointId: string) => void;
}

/** Which line is which, and its value under the cursor. */
export function TrendLegend({ points, values, at, onRemove, onFirst }: Props) {
  const { t, pick } = useTexts();
  return (
    <ul className="legend">
      {points.map((point, i) => {
        const pen = penOf(i);
        return (
          <li key={point.pointId} className={i === 0 && points.length > 1 ? 'legend-first' : ''}>
            <button type="button" className="legend-name" disabled={onFirst === undefined || i === 0} title={t('trend.first')} onClick={() => onFirst?.(point.pointId)}>
              <svg viewBox="0 0 28 8" aria-hidden="true">
                <path d="M0 4h28" stroke={pen.colour} strokeWidth="2.5" strokeDasharray={pen.dash.join(' ')} />
              </svg>
              <code>{point.pointId}</code>
              <span>{pick(point.name, point.nameEn)}</span>
            </button>
            <b>{number(values[i])}</b> <i>{point.unit}</i>
            {onRemove !== undefined && points.length > 1 && (
              <button type="button" className="legend-remove" aria-label={t('trend.remove', { point: point.pointId })} onClick={() => onRemove(point.pointId)}>
                ×
              </button>
            )}
          </li>
        );
      })}
      <li className="legend-at">{at !== null && `${day(at * 1000)} ${clock(at * 1000)}`}</li>
    </ul>
  );
}
