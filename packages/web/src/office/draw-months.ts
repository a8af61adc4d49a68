import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { MonthFigures } from './figures-query.ts';

use([BarChart, GridComponent, CanvasRenderer]);

/** Draws submitted and closed per month as bars; gives back what clears the drawing. Follows size and colour scheme. */
export function drawMonths(element: HTMLElement, months: readonly MonthFigures[]): () => void {
  const chart = init(element);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const paint = () => chart.setOption(option(months, colours(element)));
  const size = new ResizeObserver(() => chart.resize());
  paint();
  size.observe(element);
  dark.addEventListener('change', paint);
  return () => {
    size.disconnect();
    dark.removeEventListener('change', paint);
    chart.dispose();
  };
}

interface Colours {
  readonly started: string;
  readonly closed: string;
  readonly ink: string;
  readonly line: string;
}

/** The page's own tokens, so that the chart follows the scheme. */
function colours(element: HTMLElement): Colours {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    started: token('--brand'),
    closed: token('--grain'),
    ink: token('--ink-soft'),
    line: token('--line'),
  };
}

function option(months: readonly MonthFigures[], { started, closed, ink, line }: Colours) {
  const bars = (color: string, data: readonly number[]) => ({
    type: 'bar' as const,
    data: [...data],
    itemStyle: { color, borderRadius: [3, 3, 0, 0] },
    barMaxWidth: 26,
    label: { show: true, position: 'top' as const, color: ink },
    // The table has every number; the drawing shows those that fit.
    labelLayout: { hideOverlap: true },
  });
  return {
    animation: false,
    grid: { left: 8, right: 8, top: 24, bottom: 8 },
    xAxis: {
      type: 'category' as const,
      data: months.map((one) => one.month),
      axisLabel: { color: ink, fontSize: 13 },
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value' as const,
      minInterval: 1,
      axisLabel: { color: ink, fontSize: 13 },
      splitLine: { lineStyle: { color: line } },
    },
    series: [
      bars(
        started,
        months.map((one) => one.started),
      ),
      bars(
        closed,
        months.map((one) => one.closed),
      ),
    ],
  };
}
