import { useEffect, useMemo, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useSize } from '../../shared/useSize';
import { clock, day, number } from '../../time/format';
import { coloursNow } from '../../trend/chart';
import { type Asked, partsOf, pathOf } from './asked';
import { useKpiTexts } from './texts';
import { useReports } from './useReports';

/** Alarms per day in each part of the window, with target and limit drawn across. */
export function LoadOverTime({ asked, utcOffset }: { asked: Asked; utcOffset: number }) {
  const { t } = useKpiTexts();
  const parts = useMemo(() => partsOf(asked.from, asked.to, utcOffset), [asked.from, asked.to, utcOffset]);
  const paths = useMemo(() => parts.map((part) => pathOf({ ...asked, ...part })), [parts, asked]);
  const { reports, done, failed } = useReports(paths);
  const figures = paths.map((path) => reports.get(path)?.kpis.find((kpi) => kpi.name === 'alarmsPerDay'));
  const known = figures.find((figure) => figure !== undefined);
  const values = figures.map((figure) => figure?.value ?? null);
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const key = values.join();
  useEffect(() => {
    const target = box.current;
    if (target === null || size.width === 0) {
      return undefined;
    }
    const chart = drawBars(target, {
      times: parts.map((part) => part.from / 1000),
      values,
      length: ((parts[1]?.from ?? asked.to) - (parts[0]?.from ?? asked.from)) / 1000,
      lines: [
        { value: known?.target ?? null, text: t('kpi.target') },
        { value: known?.limit ?? null, text: t('kpi.limit') },
      ],
      width: size.width,
      height: size.height,
    });
    return () => chart.destroy();
    // The values are in `key`.
  }, [key, parts, size, t, known?.target, known?.limit]);
  return (
    <section className="sheet" aria-label={t('kpi.overTime')}>
      <h3>
        {t('kpi.overTime')} <small>{done < paths.length ? t('kpi.counting', { n: done, of: paths.length }) : failed > 0 && t('kpi.missing', { n: failed })}</small>
      </h3>
      <div
        ref={box}
        className="load-plot"
        role="img"
        aria-label={parts.map((part, i) => `${day(part.from)} ${clock(part.from).slice(0, 5)}: ${number(values[i])}`).join('; ')}
        data-testid="load"
        data-parts={values.filter((value) => value !== null).length}
      />
    </section>
  );
}

const DAY_S = 86_400;

interface Bars {
  times: number[];
  values: (number | null)[];
  /** Of a part, s. */
  length: number;
  lines: { value: number | null; text: string }[];
  width: number;
  height: number;
}

function drawBars(target: HTMLElement, bars: Bars): uPlot {
  const colours = coloursNow();
  const face = '12px system-ui, "Noto Sans CJK SC", sans-serif';
  const axis = { stroke: colours.grey, font: face, ticks: { show: false }, grid: { stroke: colours.grid, width: 1 } };
  const most = Math.max(...bars.values.map((value) => value ?? 0), ...bars.lines.map((line) => line.value ?? 0), 1) * 1.12;
  const half = bars.length / 2;
  return new uPlot(
    {
      width: bars.width,
      height: bars.height,
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { range: [(bars.times[0] ?? 0) - half * 0.2, (bars.times.at(-1) ?? 1) + bars.length] }, y: { range: [0, most] } },
      axes: [
        { ...axis, size: 26, grid: { show: false }, incrs: bars.length >= DAY_S ? [1, 2, 7, 14].map((days) => days * DAY_S) : [7_200, 14_400, 21_600], values: (_, ticks, __, ___, step) => ticks.map((tick) => (step >= DAY_S ? day(tick * 1000).slice(5) : clock(tick * 1000).slice(0, 5))) },
        { ...axis, size: 48 },
      ],
      series: [{}, { fill: colours.line, stroke: colours.line, width: 0, ...(uPlot.paths.bars && { paths: uPlot.paths.bars({ size: [0.7, 60], align: 1 }) }), points: { show: false } }],
      hooks: { draw: [(chart) => bars.lines.forEach((line) => drawLine(chart, line, colours.mark, colours.ground))] },
    },
    [bars.times, bars.values],
    target,
  );
}

function drawLine(chart: uPlot, line: { value: number | null; text: string }, colour: string, ground: string): void {
  if (line.value === null) {
    return;
  }
  const { ctx, bbox } = chart;
  const y = chart.valToPos(line.value, 'y', true);
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.font = `${12 * devicePixelRatio}px system-ui, sans-serif`;
  ctx.textAlign = 'right';
  ctx.textBaseline = 'bottom';
  const text = `${line.text} ${number(line.value)}`;
  const width = ctx.measureText(text).width;
  // A bar may stand behind it.
  ctx.fillStyle = ground;
  ctx.fillRect(bbox.left + bbox.width - width - 10, y - 17 * devicePixelRatio, width + 10, 15 * devicePixelRatio);
  ctx.fillStyle = colour;
  ctx.fillText(text, bbox.left + bbox.width - 4, y - 2);
  ctx.restore();
}
