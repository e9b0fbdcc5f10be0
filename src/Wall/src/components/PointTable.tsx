import { memo } from 'react';
import type { PointConfig, PointView, Priority } from '../api/types';
import { useServerNow } from '../feed/FeedContext';
import { useTexts } from '../i18n/LangContext';
import { placeInRange } from '../sites/points';
import { moment, number } from '../time/format';
import { limitsOf } from '../trend/series';
import { LevelMark } from './Marks';

interface Props {
  points: readonly PointConfig[];
  live: ReadonlyMap<string, PointView>;
  chosen: string | null;
  onChoose: (pointId: string) => void;
}

/** The points of a site with their live values and where these lie between the limits. */
export function PointTable({ points, live, chosen, onChoose }: Props) {
  const { t } = useTexts();
  return (
    <div className="points" tabIndex={0} role="region" aria-label={t('site.points')}>
      <table>
        <thead>
          <tr>
            <th>{t('site.colPoint')}</th>
            <th className="right">{t('site.colValue')}</th>
            <th>{t('site.colState')}</th>
            <th>{t('site.colAt')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <Row key={point.pointId} point={point} now={live.get(point.pointId)} chosen={point.pointId === chosen} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  point: PointConfig;
  now: PointView | undefined;
  chosen: boolean;
  onChoose: (pointId: string) => void;
}

const Row = memo(function Row({ point, now, chosen, onChoose }: RowProps) {
  const { t, pick, word } = useTexts();
  const level = now?.level ?? '';
  const priority = limitsOf(point).find((limit) => limit.level === level)?.priority ?? 'medium';
  const unseen = now?.at == null || now.stale || now.quality === 'bad';
  return (
    <tr
      className={`${chosen ? 'point-chosen' : ''} ${unseen ? 'point-unseen' : ''}`}
      onClick={() => onChoose(point.pointId)}
      data-testid={`point-${point.pointId}`}
      data-level={level}
      data-quality={now?.quality ?? ''}
      data-stale={now?.stale ?? ''}
    >
      <td>
        <button type="button" className="point-name" aria-pressed={chosen} onClick={() => onChoose(point.pointId)}>
          <code>{point.pointId}</code> {pick(point.name, point.nameEn)}
        </button>
      </td>
      <td className="right">
        <b data-testid="point-value">{number(now?.value)}</b> <i>{point.unit}</i>
      </td>
      <td>
        <LimitBar point={point} value={now?.value} level={level} priority={priority} />
        <span className="point-state">
          {level !== '' ? <LevelMark level={level} priority={priority} /> : !unseen && <span>{t('site.within')}</span>}
          {now?.at == null ? (
            <span>⌀ {t('site.noData')}</span>
          ) : now.stale ? (
            <span>⌀ {t('site.stale')}</span>
          ) : (
            now.quality !== 'good' && <span>{word('quality', now.quality)}</span>
          )}
        </span>
      </td>
      <td>
        <Sampled at={now?.at} />
      </td>
    </tr>
  );
});

function Sampled({ at }: { at: string | null | undefined }) {
  const now = useServerNow(10_000);
  return <small>{moment(at, now)}</small>;
}

/** The instrument's range as a bar, the limits as ticks, the value as a pointer. */
function LimitBar({ point, value, level, priority }: { point: PointConfig; value: number | null | undefined; level: string; priority: Priority }) {
  const place = placeInRange(point, value);
  return (
    <svg className="limit-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect x="0" y="4" width="100" height="4" className="limit-range" />
      {limitsOf(point).map((limit) => {
        const at = placeInRange(point, limit.value);
        return at === null ? null : <rect key={limit.level} x={at * 100 - 0.5} y="1" width="1" height="10" className={`limit-tick limit-${limit.priority}`} />;
      })}
      {place !== null && <rect x={place * 98} y="0" width="2" height="12" className={level === '' ? 'limit-value' : `limit-value limit-${priority}`} />}
    </svg>
  );
}
