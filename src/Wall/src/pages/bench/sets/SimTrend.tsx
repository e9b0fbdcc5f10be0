import 'uplot/dist/uPlot.min.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import { readHistory } from '../../../api/sites';
import type { TrendSeries } from '../../../api/types';
import { clock, day, number } from '../../../time/format';
import { coloursNow } from '../../../trend/chart';
import { columnsOf } from '../../../trend/series';
import { type Band, bandsOf, type Line, linesInSight, linesOf, spanAround } from '../model/simulation';
import type { Point, SimulatedAlarm, SimulationReport } from '../model/types';
import { useBenchTexts } from '../texts';

interface Props {
  siteId: string;
  /** The one that is looked at. */
  alarm: SimulatedAlarm;
  alarms: readonly SimulatedAlarm[];
  report: SimulationReport;
  present: readonly Point[];
  proposed: readonly Point[];
}

const MAX = 2_000;
const HEIGHT = 260;
/** Height of a strip of alarms above the plot, px. */
const STRIP = 14;

/** The values around an alarm that differs, with the limits of both rules and when each of them was in alarm. */
export default function SimTrend({ siteId, alarm, alarms, report, present, proposed }: Props) {
  const { t, word } = useBenchTexts();
  const box = useRef<HTMLDivElement>(null);
  const [series, setSeries] = useState<TrendSeries | null>(null);
  const [failed, setFailed] = useState(false);
  const { from, to } = useMemo(() => spanAround(alarm, report), [alarm, report]);
  const before = present.find((point) => point.pointId === alarm.pointId);
  const after = proposed.find((point) => point.pointId === alarm.pointId);
  const point = after ?? before;
  useEffect(() => {
    const abort = new AbortController();
    setSeries(null);
    void readHistory(siteId, [alarm.pointId], from, to, MAX, abort.signal).then((answer) => {
      if (!abort.signal.aborted) {
        setFailed(!answer.ok);
        setSeries(answer.ok ? (answer.value.items[0] ?? null) : null);
      }
    });
    return () => abort.abort();
  }, [siteId, alarm.pointId, from, to]);

  useEffect(() => {
    const target = box.current;
    if (target === null) {
      return undefined;
    }
    const columns = series === null ? [[], []] : columnsOf(series, point?.period ?? 0, to - from).slice(0, 2);
    const draw = () => drawSimulation(target, columns as uPlot.AlignedData, [from / 1000, to / 1000], linesOf(before, after), bandsOf(alarms, alarm, report), point?.unit ?? '', { time: t('site.colAt'), value: alarm.pointId });
    let chart = draw();
    const observer = new ResizeObserver(() => chart.setSize({ width: target.clientWidth, height: HEIGHT }));
    observer.observe(target);
    return () => {
      observer.disconnect();
      chart.destroy();
    };
  }, [series, before, after, alarms, alarm, report, from, to, point, t]);
  return (
    <figure className="bench-trend" data-testid="bench-sim-trend">
      <figcaption>
        <code>{alarm.pointId}</code> {point?.name} · {word('condition', alarm.condition)} {alarm.level} · {word('bench.effect', alarm.effect)}
        <span className="spring" />
        <span className="bench-key bench-key-present">{t('bench.present')}</span>
        <span className="bench-key bench-key-proposed">{t('bench.proposedRules')}</span>
      </figcaption>
      <div ref={box} className="bench-plot" />
      {failed && <p className="bench-fault">{t('bench.noHistory')}</p>}
      {series !== null && series.times.length === 0 && <p>{t('trend.empty')}</p>}
    </figure>
  );
}

function drawSimulation(target: HTMLElement, columns: uPlot.AlignedData, span: [number, number], lines: readonly Line[], bands: readonly Band[], unit: string, texts: { time: string; value: string }): uPlot {
  const colours = coloursNow();
  const face = '11px system-ui, "Noto Sans CJK SC", sans-serif';
  const axis = { stroke: colours.grey, font: face, grid: { stroke: colours.grid, width: 1 }, ticks: { stroke: colours.grid, width: 1 } };
  const range = (_: uPlot, low: number | null, high: number | null): [number, number] => {
    const all = [low, high, ...linesInSight(lines, low, high).map((line) => line.value)].filter((value): value is number => value !== null && Number.isFinite(value));
    const [least, most] = all.length === 0 ? [0, 1] : [Math.min(...all), Math.max(...all)];
    const margin = most > least ? (most - least) * 0.1 : 1;
    return [least - margin, most + margin];
  };
  return new uPlot(
    {
      width: target.clientWidth,
      height: HEIGHT,
      padding: [STRIP * 2 + 6, 8, 0, 0],
      cursor: { y: false, drag: { x: false, y: false } },
      scales: { x: { time: true, range: () => span }, y: { range } },
      axes: [
        { ...axis, size: 32, space: 80, values: (_, ticks, __, ___, step) => ticks.map((at) => (step >= 86_400 ? day(at * 1000).slice(5) : clock(at * 1000).slice(0, step >= 60 ? 5 : 8))) },
        { ...axis, size: 56, values: (_, ticks) => ticks.map((value) => number(value)) },
      ],
      series: [
        { label: texts.time, value: (_, at) => (at === null ? '–' : `${day(at * 1000).slice(5)} ${clock(at * 1000)}`) },
        { label: texts.value, stroke: colours.line, width: 1.5, points: { size: 4 }, value: (_, value) => (value === null ? '–' : `${number(value)} ${unit}`) },
      ],
      hooks: { draw: [(chart) => drawBands(chart, bands, colours), (chart) => drawLines(chart, lines, unit, face, colours)] },
    },
    columns,
    target,
  );
}

type Colours = ReturnType<typeof coloursNow>;

function drawBands(chart: uPlot, bands: readonly Band[], colours: Colours): void {
  const { ctx, bbox } = chart;
  const ratio = devicePixelRatio;
  ctx.save();
  for (const { from, to, proposed, chosen } of bands) {
    const [a, b] = [chart.valToPos(from / 1000, 'x', true), chart.valToPos(to / 1000, 'x', true)];
    const [left, right] = [Math.max(bbox.left, a), Math.min(bbox.left + bbox.width, Math.max(b, a + 2))];
    if (right <= left) {
      continue;
    }
    const top = bbox.top - (proposed ? STRIP : STRIP * 2 + 2) * ratio;
    ctx.fillStyle = proposed ? colours.line : colours.grey;
    ctx.fillRect(left, top, right - left, (STRIP - 4) * ratio);
    if (chosen) {
      ctx.globalAlpha = 0.12;
      ctx.fillRect(left, bbox.top, right - left, bbox.height);
      ctx.globalAlpha = 1;
    }
  }
  ctx.restore();
}

function drawLines(chart: uPlot, lines: readonly Line[], unit: string, face: string, colours: Colours): void {
  const { ctx, bbox } = chart;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.font = face.replace('11px', `${11 * ratio}px`);
  ctx.lineWidth = 1.5 * ratio;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'bottom';
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  lines.forEach((line, i) => {
    const y = chart.valToPos(line.value, 'y', true);
    // Solid holds under both, dashes are of the present rules, the accent of the proposed.
    ctx.setLineDash(line.of === 'present' ? [3 * ratio, 4 * ratio] : line.of === 'proposed' ? [9 * ratio, 4 * ratio] : []);
    ctx.strokeStyle = line.of === 'proposed' ? colours.line : colours.grey;
    ctx.fillStyle = ctx.strokeStyle;
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.fillText(`${line.level} ${number(line.value)} ${unit}`, bbox.left + (6 + (i % 6) * 100) * ratio, y - 3 * ratio);
  });
  ctx.restore();
}
