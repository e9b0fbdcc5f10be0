import uPlot from 'uplot';
import { number } from '../time/format';
import { coloursNow, tickText } from './chart';
import { drawMarks, drawSpans } from './overlays';
import type { Joined } from './join';
import type { LimitSpan } from './limitSpans';
import type { Pen } from './pens';

export interface PlotLine {
  pen: Pen;
  unit: string;
  /** Width of the instrument's range: its noise is not drawn as if it were a movement. */
  range: number;
}

/** The least that an axis spans, as a part of the widest range of its unit. */
const LEAST_SPAN = 0.04;

export interface PlotInput {
  lines: readonly PlotLine[];
  /** Limits of the line at `limitsOf`, drawn on its scale; asked at every drawing, as are the marks (Unix s) and the span. */
  limits: () => readonly LimitSpan[];
  limitsOf: number;
  marks: () => readonly number[];
  span: () => [from: number, to: number];
  /** Dragged over, Unix ms. */
  onZoom: (from: number, to: number) => void;
  onBack: () => void;
  /** Place of the cursor in the data; null: outside. */
  onCursor: (place: number | null) => void;
  width: number;
  height: number;
  /** Size of the axis text, px. */
  font: number;
}

/** At most so many units have an axis of their own, one on each side; the values of others are read at the cursor. */
const AXES = 2;

/** Several points on one time axis, those of one unit on one scale. The caller destroys it. */
export function drawPlot(target: HTMLElement, data: Joined, input: PlotInput): uPlot {
  const { lines, font } = input;
  const colours = coloursNow();
  const units = [...new Set(lines.map((line) => line.unit))];
  const scaleOf = (unit: string) => `y${units.indexOf(unit)}`;
  const face = `${font}px system-ui, "Noto Sans CJK SC", sans-serif`;
  const axis = { stroke: colours.grey, font: face, grid: { stroke: colours.grid, width: 1 }, ticks: { stroke: colours.grid, width: 1 } };
  const limitScale = scaleOf(lines[input.limitsOf]?.unit ?? units[0] ?? '');
  return new uPlot(
    {
      width: input.width,
      height: input.height,
      legend: { show: false },
      cursor: { y: false, drag: { x: true, y: false, setScale: false }, bind: { dblclick: () => () => (input.onBack(), null) } },
      scales: {
        x: { time: true, range: input.span },
        ...Object.fromEntries(
          units.map((unit) => [
            scaleOf(unit),
            { range: (_: uPlot, low: number | null, high: number | null) => rangeOf(low, high, scaleOf(unit) === limitScale ? input.limits() : [], LEAST_SPAN * Math.max(...lines.map((line) => (line.unit === unit ? line.range : 0)))) },
          ]),
        ),
      },
      axes: [
        { ...axis, size: font * 2.6, space: font * 6, values: (_, ticks, __, ___, step) => ticks.map((tick) => tickText(tick, step)) },
        ...units.slice(0, AXES).map((unit, i) => ({
          ...axis,
          scale: scaleOf(unit),
          side: i === 0 ? (3 as const) : (1 as const),
          size: font * 4.6,
          label: unit,
          labelFont: face,
          labelSize: font * 1.5,
          labelGap: 0,
          grid: { ...axis.grid, show: i === 0 },
          values: (_: uPlot, ticks: number[]) => ticks.map((tick) => number(tick)),
        })),
      ],
      series: [
        {},
        ...lines.map((line) => ({ scale: scaleOf(line.unit), stroke: line.pen.colour, width: 1.6, dash: [...line.pen.dash], points: { size: 6 } })),
      ],
      hooks: {
        draw: [(chart) => drawSpans(chart, input.limits(), limitScale, font, colours), (chart) => drawMarks(chart, input.marks(), colours.mark)],
        setCursor: [(chart) => input.onCursor(chart.cursor.idx ?? null)],
        setSelect: [
          (chart) => {
            const { left, width } = chart.select;
            if (width > 4) {
              input.onZoom(chart.posToVal(left, 'x') * 1000, chart.posToVal(left + width, 'x') * 1000);
            }
            chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          },
        ],
      },
    },
    data as uPlot.AlignedData,
    target,
  );
}

function rangeOf(low: number | null, high: number | null, limits: readonly LimitSpan[], leastSpan: number): [number, number] {
  const values = [low, high, ...limits.map((limit) => limit.value)].filter((value): value is number => value !== null && Number.isFinite(value));
  if (values.length === 0) {
    return [0, 1];
  }
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const margin = Math.max((most - least) * 0.08, (leastSpan - (most - least)) / 2, most > least ? 0 : Math.max(1e-6, Math.abs(most) * 0.02));
  return [least - margin, most + margin];
}
