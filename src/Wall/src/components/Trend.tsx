import { useEffect, useMemo, useRef, useState } from 'react';
import type { AlignedData } from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { PointConfig } from '../api/types';
import { useTexts } from '../i18n/LangContext';
import { number } from '../time/format';
import { drawChart } from '../trend/chart';
import { columnsOf, lastValue, limitsOf, RANGES } from '../trend/series';
import { useTrend } from '../trend/useTrend';

interface Props {
  siteId: string;
  pointId: string;
  point: PointConfig | undefined;
  /** Moments to mark, Unix ms. */
  marks?: readonly number[];
  /** Minutes shown at first. */
  minutes?: number;
}

const NO_MARKS: readonly number[] = [];

/** The trend of one point with its limits. Loaded only when a trend is opened. */
export default function Trend({ siteId, pointId, point, marks = NO_MARKS, minutes = 60 }: Props) {
  const { t } = useTexts();
  const [range, setRange] = useState(minutes);
  const answer = useTrend(siteId, pointId, range * 60_000);
  const period = point?.period ?? 0;
  const columns = useMemo(
    () => (answer?.series ? columnsOf(answer.series, period, answer.to - answer.from) : null),
    [answer, period],
  );
  const last = columns === null ? null : lastValue(columns);
  const unit = point?.unit ?? '';
  return (
    <section className="trend" data-testid="trend" data-samples={answer?.series?.samples ?? 0} data-limits={limitsOf(point).length}>
      <div className="trend-bar" role="group" aria-label={t('trend.range')}>
        <b>
          {t('trend.title')} <code>{pointId}</code>
        </b>
        {RANGES.map((value) => (
          <button key={value} type="button" className="quiet" aria-pressed={value === range} onClick={() => setRange(value)}>
            {value < 60 ? t('trend.minutes', { n: value }) : t('trend.hours', { n: value / 60 })}
          </button>
        ))}
      </div>
      <div className="trend-box" role="img" aria-label={t('trend.label', { point: pointId, value: number(last), unit })}>
        {answer !== null && columns !== null && (
          <Plot columns={columns} point={point} marks={marks} from={answer.from} to={answer.to} unit={unit} />
        )}
      </div>
      <p className="trend-foot">
        {answer === null && t('app.loading')}
        {answer?.failed != null && <span className="bad">{t('trend.failed', { status: answer.failed })}</span>}
        {answer?.failed === null && (columns?.[0].length ? t('trend.samples', { n: answer.series?.samples ?? 0 }) : t('trend.empty'))}
      </p>
    </section>
  );
}

interface PlotProps {
  columns: ReturnType<typeof columnsOf>;
  point: PointConfig | undefined;
  marks: readonly number[];
  from: number;
  to: number;
  unit: string;
}

function Plot({ columns, point, marks, from, to, unit }: PlotProps) {
  const { t, word } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const chart = useRef<ReturnType<typeof drawChart> | null>(null);
  const latest = useRef({ columns, from, to });
  latest.current = { columns, from, to };
  useEffect(() => {
    const target = box.current;
    if (target === null || size.width === 0) {
      return undefined;
    }
    const font = Math.round(parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.8);
    const drawn = drawChart(target, {
      columns: latest.current.columns,
      limits: limitsOf(point),
      marks: marks.map((mark) => mark / 1000),
      span: () => [latest.current.from / 1000, latest.current.to / 1000],
      unit,
      texts: { time: t('site.colAt'), value: t('site.colValue'), uncertain: word('quality', 'uncertain') },
      width: size.width,
      // The legend below the drawing takes two lines of text.
      height: Math.max(80, size.height - font * 2.6),
      font,
    });
    chart.current = drawn;
    return () => {
      chart.current = null;
      drawn.destroy();
    };
  }, [point, marks, unit, size, t, word]);
  // New data go into the chart that stands there: the cursor stays where the reader holds it.
  useEffect(() => chart.current?.setData(columns as AlignedData), [columns, from, to]);
  return <div ref={box} className="trend-plot" />;
}

function useSize(box: React.RefObject<HTMLElement | null>) {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = box.current;
    if (element === null) {
      return undefined;
    }
    const observer = new ResizeObserver(() => {
      const next = { width: element.clientWidth, height: element.clientHeight };
      setSize((now) => (now.width === next.width && now.height === next.height ? now : next));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return size;
}
