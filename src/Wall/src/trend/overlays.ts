import type uPlot from 'uplot';
import { number } from '../time/format';
import type { coloursNow } from './chart';
import type { LimitSpan } from './limitSpans';

/** Names of limits side by side before they begin again at the left. */
const COLUMNS = 4;

type Colours = ReturnType<typeof coloursNow>;

/** Limits as lines over the time they were in force, each named at its beginning. */
export function drawSpans(chart: uPlot, spans: readonly LimitSpan[], scale: string, font: number, colours: Colours): void {
  const { ctx, bbox } = chart;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.font = `600 ${font * 0.92 * ratio}px system-ui, sans-serif`;
  ctx.setLineDash([7 * ratio, 4 * ratio]);
  ctx.lineWidth = 1.4 * ratio;
  ctx.textAlign = 'left';
  for (const [i, span] of spans.entries()) {
    const y = chart.valToPos(span.value, scale, true);
    const [left, right] = [chart.valToPos(span.from / 1000, 'x', true), chart.valToPos(span.to / 1000, 'x', true)];
    ctx.strokeStyle = colours[span.priority];
    ctx.fillStyle = colours[span.priority];
    ctx.beginPath();
    ctx.moveTo(left, y);
    ctx.lineTo(right, y);
    ctx.stroke();
    // Neighbouring limits may lie closer than a line of text: each name has its own column; the topmost may have no room above.
    const above = y - bbox.top > font * 1.2 * ratio;
    ctx.textBaseline = above ? 'bottom' : 'top';
    const name = `${span.level} ${number(span.value)}`;
    // A limit that began a moment ago has no room for its name behind its beginning: the name ends with the drawing.
    const last = bbox.left + bbox.width - ctx.measureText(name).width - 3 * ratio;
    ctx.fillText(name, Math.min(last, Math.max(left, bbox.left) + (5 + (i % COLUMNS) * font * 5.5) * ratio), y + (above ? -1 : 2) * ratio);
  }
  ctx.restore();
}

/** Moments, Unix s, as thin upright lines. */
export function drawMarks(chart: uPlot, marks: readonly number[], colour: string): void {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio]);
  for (const mark of marks) {
    const x = chart.valToPos(mark, 'x', true);
    if (x >= bbox.left && x <= bbox.left + bbox.width) {
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
    }
  }
  ctx.restore();
}
