import { useCallback, useMemo, useRef, useState } from 'react';
import type { PointConfig } from '../api/types';
import { useTexts } from '../i18n/LangContext';
import { number } from '../time/format';
import { joinTrends, valueAt } from '../trend/join';
import { limitSpans, type LimitsThen } from '../trend/limitSpans';
import { penOf } from '../trend/pens';
import { useHistory } from '../trend/useHistory';
import { stretch, type TrendWindow } from '../trend/window';
import { Problem } from './Problem';
import { TrendLegend } from './TrendLegend';
import { TrendPlot } from './TrendPlot';
import { useRest } from './useRest';
import '../styles/trend.css';

interface Props {
  siteId: string;
  /** 1 to 6 points; the limits of the first are drawn. */
  points: readonly PointConfig[];
  window: TrendWindow;
  onWindow: (window: TrendWindow) => void;
  /** Takes a point out; without it the legend has no such button. */
  onRemove?: (pointId: string) => void;
  /** Makes a point the first. */
  onFirst?: (pointId: string) => void;
  /** Moments to mark, Unix ms. */
  marks?: readonly number[];
  /** Whether limits are drawn; by default yes. */
  withLimits?: boolean;
}

const NO_MARKS: readonly number[] = [];

/**
 * Trend of several points: drag over it to zoom in, double click to go back. Limits are drawn as they were in force at each time.
 */
export function TrendChart({ siteId, points, window, onWindow, onRemove, onFirst, marks = NO_MARKS, withLimits = true }: Props) {
  const { t } = useTexts();
  const names = points.map((point) => point.pointId);
  const history = useHistory(siteId, names, window);
  const [place, setPlace] = useState<number | null>(null);
  const back = useRef<TrendWindow[]>([]);
  const first = points[0];
  const { then, unknown } = useLimitsThen(siteId, first?.pointId, history?.from, history?.to);
  const data = useMemo(
    () =>
      history === null
        ? null
        : joinTrends(
            points.map((point) => history.series.get(point.pointId)),
            points.map((point) => point.period),
            history.to - history.from,
          ),
    [history, points],
  );
  const limits = useMemo(
    () => (history === null || !withLimits ? [] : limitSpans(first, then, history.from, history.to)),
    [history, first, then, withLimits],
  );
  const lines = useMemo(() => points.map((point, i) => ({ pen: penOf(i), unit: point.unit, range: Math.max(0, point.rangeHigh - point.rangeLow) })), [points]);
  const zoom = useCallback(
    (from: number, to: number) => {
      back.current.push(window);
      onWindow(stretch(from, to));
    },
    [window, onWindow],
  );
  const goBack = useCallback(() => onWindow(back.current.pop() ?? { minutes: 60 }), [onWindow]);
  const samples = points.reduce((sum, point) => sum + (history?.series.get(point.pointId)?.samples ?? 0), 0);
  const values = points.map((_, i) => (data === null ? null : valueAt(data[i + 1] as number[] | undefined, place ?? data[0].length - 1)));
  const label = points.map((point, i) => t('trend.label', { point: point.pointId, value: number(values[i]), unit: point.unit })).join('; ');
  return (
    <section className="trend-chart" data-testid="trend" data-samples={samples} data-limits={limits.length} data-points={names.join(',')}>
      <TrendLegend
        points={points}
        values={values}
        at={place === null ? null : (data?.[0][place] ?? null)}
        {...(onRemove && { onRemove })}
        {...(onFirst && { onFirst })}
      />
      <Problem failure={history?.failure ?? null} what={t('trend.title')} />
      {withLimits && unknown && limits.length > 0 && (
        <p className="trend-note" role="status">
          {t('trend.limitsOfNow')}
        </p>
      )}
      <div className="plot-box" role="img" aria-label={label}>
        {history !== null && data !== null && (
          <TrendPlot data={data} lines={lines} limits={limits} limitsOf={0} marks={marks} from={history.from} to={history.to} onZoom={zoom} onBack={goBack} onCursor={setPlace} />
        )}
        {history !== null && history.failure === null && data?.[0].length === 0 && <p className="plot-empty">{t('trend.empty')}</p>}
      </div>
    </section>
  );
}

/** The limits in force within a window, asked for again when it moved by more than a tenth: a rule set lasts for days. */
function useLimitsThen(siteId: string, pointId: string | undefined, from: number | undefined, to: number | undefined): { then: readonly LimitsThen[] | null; unknown: boolean } {
  const step = from === undefined || to === undefined ? 1 : Math.max(60_000, Math.round((to - from) / 10));
  const round = (ms: number, up: boolean) => new Date((up ? Math.ceil(ms / step) : Math.floor(ms / step)) * step).toISOString();
  const path =
    pointId === undefined || from === undefined || to === undefined
      ? null
      : `/api/v1/sites/${encodeURIComponent(siteId)}/points/${encodeURIComponent(pointId)}/limits?from=${round(from, false)}&to=${round(to, true)}`;
  const { data, failure } = useRest<LimitsThen[] | { items: LimitsThen[] }>(path);
  return { then: data === null ? null : Array.isArray(data) ? data : data.items, unknown: data === null && failure !== null };
}
