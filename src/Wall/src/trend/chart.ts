import uPlot from 'uplot';
import type { Priority } from '../api/types';
import { clock, day, number } from '../time/format';
import { drawMarks } from './overlays';
import type { Columns, LimitLine } from './series';

export interface ChartTexts {
  time: string;
  value: string;
  uncertain: string;
}

/** The colours of the present ground, from the style sheets. */
export function coloursNow(): Readonly<Record<Priority | 'grey' | 'grid' | 'line' | 'mark' | 'ground', string>> {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return { critical: of('critical'), high: of('high'), medium: of('medium'), low: of('low'), grey: of('quiet'), grid: of('grid'), line: of('accent'), mark: of('bright'), ground: of('panel') };
}

export interface ChartInput {
  columns: Columns;
  limits: readonly LimitLine[];
  /** Moments to mark, Unix s. */
  marks: readonly number[];
  /** What the time axis spans, Unix s; asked at every drawing, so that new data needs no new chart. */
  span: () => [from: number, to: number];
  unit: string;
  texts: ChartTexts;
  width: number;
  height: number;
  /** Size of the axis text, px. */
  font: number;
}

/** Draws into `target`; the caller destroys it. */
export function drawChart(target: HTMLElement, input: ChartInput): uPlot {
  const { columns, limits, marks, span, unit, texts, font } = input;
  const colours = coloursNow();
  const face = `${font}px system-ui, "Noto Sans CJK SC", sans-serif`;
  const axis = { stroke: colours.grey, font: face, grid: { stroke: colours.grid, width: 1 }, ticks: { stroke: colours.grid, width: 1 } };
  const show = (_: uPlot, value: number | null) => (value === null ? '–' : `${number(value)} ${unit}`);
  return new uPlot(
    {
      width: input.width,
      height: input.height,
      cursor: { y: false, drag: { x: false, y: false } },
      scales: { x: { time: true, range: span }, y: { range: (_, low, high) => rangeOf(low, high, limits) } },
      axes: [
        { ...axis, size: font * 3, space: font * 6, values: (_, ticks, __, ___, step) => ticks.map((tick) => tickText(tick, step)) },
        { ...axis, size: font * 4.6, values: (_, ticks) => ticks.map((tick) => number(tick)) },
      ],
      series: [
        { label: texts.time, value: (_, at) => (at === null ? '–' : `${day(at * 1000).slice(5)} ${clock(at * 1000)}`) },
        { label: texts.value, stroke: colours.line, width: Math.max(1.5, font / 9), value: show, points: { size: font / 3 } },
        { label: texts.uncertain, stroke: colours.medium, value: show, paths: () => null, points: { show: true, size: font / 2.5 } },
      ],
      hooks: { draw: [(chart) => drawLimits(chart, limits, unit, face, font, colours), (chart) => drawMarks(chart, marks, colours.mark)] },
    },
    columns as uPlot.AlignedData,
    target,
  );
}

function rangeOf(low: number | null, high: number | null, limits: readonly LimitLine[]): [number, number] {
  const values = [low, high, ...limits.map((limit) => limit.value)].filter((value): value is number => value !== null && Number.isFinite(value));
  if (values.length === 0) {
    return [0, 1];
  }
  const least = Math.min(...values);
  const most = Math.max(...values);
  const margin = most > least ? (most - least) * 0.08 : Math.max(1, Math.abs(most) * 0.05);
  return [least - margin, most + margin];
}

export function tickText(seconds: number, step: number): string {
  const ms = seconds * 1000;
  return step >= 86_400 ? day(ms).slice(5) : step >= 60 ? clock(ms).slice(0, 5) : clock(ms);
}

function drawLimits(chart: uPlot, limits: readonly LimitLine[], unit: string, face: string, font: number, colours: ReturnType<typeof coloursNow>): void {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.font = face.replace(`${font}px`, `${font * devicePixelRatio}px`);
  ctx.setLineDash([8 * devicePixelRatio, 5 * devicePixelRatio]);
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'bottom';
  limits.forEach((limit, i) => {
    const y = chart.valToPos(limit.value, 'y', true);
    ctx.strokeStyle = colours[limit.priority];
    ctx.fillStyle = colours[limit.priority];
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    // Neighbouring limits may lie closer than a line of text: each label has its own column.
    const x = bbox.left + (6 + i * font * 8) * devicePixelRatio;
    ctx.fillText(`${limit.level} ${number(limit.value)} ${unit}`, x, y - 2 * devicePixelRatio);
  });
  ctx.restore();
}
