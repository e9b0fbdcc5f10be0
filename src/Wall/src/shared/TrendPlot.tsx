import { useEffect, useRef } from 'react';
import 'uplot/dist/uPlot.min.css';
import type { Joined } from '../trend/join';
import type { LimitSpan } from '../trend/limitSpans';
import { drawPlot, type PlotLine } from '../trend/plot';
import { useSize } from './useSize';

interface Props {
  data: Joined;
  lines: readonly PlotLine[];
  limits: readonly LimitSpan[];
  /** Place of the line that the limits belong to. */
  limitsOf: number;
  /** Unix ms. */
  marks: readonly number[];
  from: number;
  to: number;
  onZoom: (from: number, to: number) => void;
  onBack: () => void;
  onCursor: (place: number | null) => void;
}

/** The drawing itself. New data, limits and spans go into the chart that stands there: cursor and selection stay. */
export function TrendPlot(props: Props) {
  const { data, lines, limits, limitsOf, marks, from, to } = props;
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const chart = useRef<ReturnType<typeof drawPlot> | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const look = lines.map((line) => `${line.pen.colour} ${line.unit}`).join('|');
  useEffect(() => {
    const target = box.current;
    if (target === null || size.width === 0 || size.height === 0) {
      return undefined;
    }
    const now = () => latest.current;
    const drawn = drawPlot(target, now().data, {
      lines: now().lines,
      limits: () => now().limits,
      limitsOf: now().limitsOf,
      marks: () => now().marks.map((mark) => mark / 1000),
      span: () => [now().from / 1000, now().to / 1000],
      onZoom: (a, b) => now().onZoom(a, b),
      onBack: () => now().onBack(),
      onCursor: (place) => now().onCursor(place),
      width: size.width,
      height: size.height,
      font: 12,
    });
    chart.current = drawn;
    return () => {
      chart.current = null;
      drawn.destroy();
    };
  }, [size, look, limitsOf]);
  useEffect(() => {
    // Lines that changed in number are a new chart, made by the effect above with their data.
    if (chart.current !== null && chart.current.series.length === data.length) {
      chart.current.setData(data as Parameters<typeof chart.current.setData>[0]);
    }
  }, [data, limits, marks, from, to]);
  return <div ref={box} className="plot" />;
}
