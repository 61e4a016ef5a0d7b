// Lines over time, and along a line through a field. Drawn by uPlot.

import uPlot from 'uplot';
import { fill, h } from './dom.js';
import { theme } from './panel.js';
import { digits, scaleOf, tickLabel } from './units.js';

/** Okabe and Ito's colours, told apart by all eyes; those too dark or too pale on black are lightened there. */
const LIGHT = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#b07d00', '#3d9bd1', '#555f6b'];
const DARK = ['#56b4e9', '#ee7d33', '#2fc79a', '#e39bc3', '#e6b53a', '#8fd0f5', '#a8b3bf'];
const DASHES = [[], [7, 4], [2, 3], [9, 3, 2, 3]];
const MOST_SHOWN = 4;
const PLOT_HEIGHT = 190;
const LABEL_WIDTH = 52;

export const isDark = () => matchMedia('(prefers-color-scheme: dark)').matches;
export const lineColours = () => (isDark() ? DARK : LIGHT);

const EVENT_KINDS = [
  { test: /refused/, kind: 'refused' },
  { test: /short|failed|dead/, kind: 'grave' },
  { test: /advance|crossed/, kind: 'advance' },
  { test: /./, kind: 'other' },
];

export const kindOf = (event) => EVENT_KINDS.find(({ test }) => test.test(event)).kind;

/** The columns of a history by unit, as plots: [{ unit, columns [{ index, name }] }]. */
export function groups(table) {
  const byUnit = new Map();
  table.columns.forEach((column, index) => {
    if (column.name === 'Time' || column.name === 'Step' || column.name === 'Stage') {
      return;
    }
    if (!byUnit.has(column.unit)) {
      byUnit.set(column.unit, []);
    }
    byUnit.get(column.unit).push({ index, name: column.name });
  });
  const order = ['V', 'A/m', 'A', 'Pa', 'm', 'N/m', 'N'];
  const place = (unit) => (order.indexOf(unit) < 0 ? (unit === '' ? 99 : 50) : order.indexOf(unit));
  return [...byUnit].map(([unit, columns]) => ({ unit, columns })).sort((a, b) => place(a.unit) - place(b.unit));
}

/** What a plot of a unit is about, in a word or two. */
function titleOf(unit, columns) {
  const known = {
    V: 'Voltages', 'A/m': 'Currents', A: 'Currents', Pa: 'Pressures', m: 'Reach and lengths', 'C/m': 'Charges', C: 'Charges', 'm^2': 'Areas and volumes',
    'm^3': 'Volumes', 'J/m': 'Energies', J: 'Energies', 'J/m^2': 'Energy release', 1: 'Shares', '': 'Counts', s: 'Step length', K: 'Temperatures',
  };
  return known[unit] ?? columns[0].name;
}

function extent(arrays) {
  let low = Infinity;
  let high = -Infinity;
  for (const values of arrays) {
    for (const value of values) {
      if (Number.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
  }
  return { low, high };
}

/** Whether a line shows nothing but one value and rounding, measured by what the others of its unit show. */
function isFlat(values, size) {
  const { low, high } = extent([values]);
  return !(high - low > 1e-9 * Math.max(Math.abs(low), Math.abs(high)) && high - low > 1e-9 * size);
}

/** Axes of a plot whose data are in the units that are written. */
function axes(colours, xLabel) {
  const common = {
    stroke: colours.faint,
    font: '11px Inter, "Segoe UI", system-ui, sans-serif',
    grid: { stroke: colours.line, width: 1 },
    ticks: { show: false },
    values: (self, splits) => {
      const step = splits.length > 1 ? splits[1] - splits[0] : Math.abs(splits[0]) || 1;
      return splits.map((value) => tickLabel(value, step));
    },
  };
  return [
    { ...common, size: 20, gap: 3, label: xLabel, labelSize: 16, labelGap: 0, labelFont: common.font },
    { ...common, size: LABEL_WIDTH, gap: 4, space: 34 },
  ];
}

const divided = (values, factor) => Array.from(values, (value) => value / factor);

/** Vertical marks: events, and the time that is shown. */
function marks(read) {
  return {
    hooks: {
      drawAxes: [(self) => {
        const c = self.ctx;
        const { top, height } = self.bbox;
        c.save();
        for (const { x, colour, width, dash } of read()) {
          const at = Math.round(self.valToPos(x, 'x', true)) + 0.5;
          if (at < self.bbox.left - 1 || at > self.bbox.left + self.bbox.width + 1) {
            continue;
          }
          c.strokeStyle = colour;
          c.lineWidth = width * devicePixelRatio;
          c.setLineDash(dash ?? []);
          c.beginPath();
          c.moveTo(at, top);
          c.lineTo(at, top + height);
          c.stroke();
        }
        c.restore();
      }],
    },
  };
}

const xRange = (self, low, high) => (low === high ? [low - 0.5, high + 0.5] : [low, high]);

function yRange(self, low, high) {
  if (low === null || high === null) {
    return [0, 1];
  }
  const bottom = low >= 0 && low < 0.4 * high ? 0 : low;
  const size = Math.max(Math.abs(bottom), Math.abs(high));
  if (high - bottom <= 1e-6 * size || size === 0) {
    return [bottom - (size || 1) / 2, high + (size || 1) / 2]; // rounding is not drawn as a curve
  }
  const room = 0.06 * (high - bottom);
  return [bottom === 0 ? 0 : bottom - room, high === 0 ? 0 : high + room];
}

/** The value of the last row not after a time. */
function at(times, values, time) {
  let n = times.length - 1;
  while (n > 0 && times[n] > time * (1 + 1e-12)) {
    n--;
  }
  return n >= 0 ? values[n] : NaN;
}

/**
 * The plots of the histories of all runs.
 *
 * page: { go(time), shownTime(), events() }
 */
export class Histories {
  constructor(root, page) {
    this.root = root;
    this.page = page;
    this.plots = [];
    this.chosen = new Map();
    new ResizeObserver(() => this.resize()).observe(root);
  }

  /** Takes the tables as they are now. tables: one per run. */
  show(tables, names) {
    this.tables = tables;
    this.names = names;
    const present = tables.filter((table) => table.rows.length > 0);
    const found = present.length > 0 ? groups(present[0]) : [];
    const signature = JSON.stringify([found, names, isDark()]);
    if (signature !== this.signature) {
      this.signature = signature;
      this.plots.forEach((plot) => plot.chart?.destroy());
      this.plots = found.map((group) => this.create(group));
      fill(this.root, this.plots.map((plot) => plot.element));
    }
    this.plots.forEach((plot) => this.redraw(plot));
  }

  create(group) {
    const legend = h('div', { class: 'legend' });
    const body = h('div', { class: 'plot-body' });
    const element = h('section', { class: 'plot' },
      h('header', {}, h('h3', {}, titleOf(group.unit, group.columns), h('span', { class: 'unit' })), legend), body);
    return { group, legend, body, element, chart: null };
  }

  /** Which columns are drawn: those chosen, or else the first that show something. */
  drawn(plot) {
    const { group } = plot;
    const all = this.tables.map((table) => group.columns.map(({ name }) => {
      const index = table.index(name);
      return index < 0 ? null : table.numbers(index);
    }));
    const size = Math.max(0, ...all.flat().filter(Boolean).map((values) => {
      const { low, high } = extent([values]);
      return Number.isFinite(low) ? Math.max(Math.abs(low), Math.abs(high)) : 0;
    }));
    const lively = group.columns.map((column, n) => all.some((run) => run[n] && !isFlat(run[n], size)));
    let on = this.chosen.get(group.unit);
    if (!on) {
      on = new Set(group.columns.filter((column, n) => lively[n]).slice(0, MOST_SHOWN).map(({ name }) => name));
    }
    return { all, lively, on };
  }

  redraw(plot) {
    const { all, lively, on } = this.drawn(plot);
    const { group } = plot;
    const colours = lineColours();
    const sets = this.tables.map((table, run) => {
      const times = table.numbers(table.index('Time'));
      return { times, columns: group.columns.map((column, n) => ({ ...column, n, values: all[run][n] })).filter(({ name, values }) => values && on.has(name)) };
    });
    plot.element.hidden = !lively.some(Boolean);
    plot.sets = sets;
    plot.lively = lively;
    plot.on = on;
    const several = this.tables.length > 1;
    const order = group.columns.filter(({ name }) => on.has(name)).map(({ name }) => name);
    const series = [{}];
    const parts = [];
    sets.forEach(({ times, columns }, run) => columns.forEach(({ name, values }) => {
      const colour = colours[(several ? run : order.indexOf(name)) % colours.length];
      series.push({ label: name, stroke: colour, width: 1.6, dash: several ? DASHES[order.indexOf(name) % DASHES.length] : [],
        points: { show: times.length < 3 }, spanGaps: true });
      parts.push([times, values]);
    }));
    const { low, high } = extent(parts.map(([, values]) => values));
    const size = Number.isFinite(low) ? Math.max(Math.abs(low), Math.abs(high)) : 0;
    const yScale = scaleOf(group.unit || '1', size);
    const ends = extent(sets.map(({ times }) => times));
    const xScale = scaleOf('s', Number.isFinite(ends.high) ? ends.high : 1);
    const data = parts.length > 0 ? uPlot.join(parts.map(([times, values]) => [divided(times, xScale.factor), divided(values, yScale.factor)])) : [[0], [null]];
    plot.element.querySelector('.unit').textContent = yScale.unit ? ` [${yScale.unit}]` : '';
    plot.yScale = yScale;
    plot.xScale = xScale;
    const shape = JSON.stringify([order, yScale, xScale, parts.length, isDark()]);
    if (plot.shape !== shape) {
      plot.shape = shape;
      plot.chart?.destroy();
      const theming = theme();
      plot.chart = new uPlot({
        width: Math.max(200, plot.body.clientWidth || 300),
        height: PLOT_HEIGHT,
        legend: { show: false },
        padding: [6, 12, 0, 0],
        cursor: { y: false, points: { size: 5 }, drag: { x: false, y: false } },
        scales: { x: { time: false, range: xRange }, y: { range: yRange } },
        axes: axes(theming, `time [${xScale.unit}]`),
        series: series.length > 1 ? series : [{}, { stroke: 'transparent' }],
        plugins: [marks(() => this.lines(plot.xScale.factor))],
        hooks: { setCursor: [(self) => this.legend(plot, self.cursor.left >= 0 ? self.posToVal(self.cursor.left, 'x') * plot.xScale.factor : null)] },
      }, data, plot.body);
      plot.chart.over.addEventListener('click', (event) => {
        this.page.go(plot.chart.posToVal(event.offsetX, 'x') * plot.xScale.factor);
      });
    } else {
      plot.chart.setData(data.length > 1 ? data : [[0], [null]]);
    }
    this.legend(plot, null);
  }

  lines(factor) {
    const css = getComputedStyle(document.documentElement);
    const events = this.page.events().map(({ time, kind }) => ({ x: time / factor, colour: css.getPropertyValue(`--event-${kind}-faint`), width: 1 }));
    return [...events, { x: this.page.shownTime() / factor, colour: css.getPropertyValue('--accent'), width: 1.5 }];
  }

  /** Names, and the values at a time. */
  legend(plot, time) {
    const colours = lineColours();
    const several = this.tables.length > 1;
    const order = plot.group.columns.filter(({ name }) => plot.on.has(name)).map(({ name }) => name);
    const when = time ?? this.page.shownTime();
    const entries = plot.group.columns.map(({ name }, n) => {
      const on = plot.on.has(name);
      const place = order.indexOf(name);
      const values = on ? plot.sets.map(({ times, columns }, run) => {
        const column = columns.find((one) => one.name === name);
        return column ? h('span', { class: 'value', style: null }, swatch(colours[(several ? run : place) % colours.length],
          several ? DASHES[place % DASHES.length] : []), digits(at(times, column.values, when) / plot.yScale.factor, 4)) : null;
      }) : [];
      return h('button', { type: 'button', class: on ? 'on' : plot.lively[n] ? 'off' : 'off flat', 'aria-pressed': String(on),
        title: plot.lively[n] ? '' : 'constant', onclick: () => this.toggle(plot, name) }, name, values);
    });
    // all names are there for those who want them, those that show something come first
    const shown = entries.filter((entry, n) => plot.on.has(plot.group.columns[n].name) || plot.open);
    const more = entries.length - shown.length;
    fill(plot.legend, shown, more > 0 || plot.open ? h('button', { type: 'button', class: 'more', onclick: () => {
      plot.open = !plot.open;
      this.legend(plot, null);
    } }, plot.open ? 'fewer' : `${more} more`) : null);
  }

  toggle(plot, name) {
    const on = new Set(plot.on);
    if (on.has(name)) {
      on.delete(name);
    } else {
      on.add(name);
    }
    this.chosen.set(plot.group.unit, on);
    this.redraw(plot);
  }

  /** The shown time has changed. */
  move() {
    this.plots.forEach((plot) => {
      plot.chart?.redraw(false, true);
      this.legend(plot, null);
    });
  }

  resize() {
    this.plots.forEach((plot) => {
      if (plot.chart && plot.body.clientWidth > 50) {
        plot.chart.setSize({ width: plot.body.clientWidth, height: PLOT_HEIGHT });
      }
    });
  }
}

function swatch(colour, dash) {
  const line = h('line', { x1: 0, y1: 5, x2: 16, y2: 5, stroke: colour, 'stroke-width': 2, 'stroke-dasharray': dash.join(' ') });
  return h('svg', { class: 'swatch', width: 16, height: 10, 'aria-hidden': 'true' }, line);
}

/** The values of the shown field along a line, one per run. */
export class Profile {
  constructor(root, { close, saveTable }) {
    this.root = root;
    this.body = h('div', { class: 'plot-body' });
    this.title = h('h3');
    this.legend = h('div', { class: 'legend' });
    fill(root, h('header', {}, this.title, this.legend,
      h('button', { type: 'button', onclick: saveTable }, 'CSV'), h('button', { type: 'button', onclick: close }, 'Close')), this.body);
    new ResizeObserver(() => this.chart?.setSize({ width: Math.max(200, this.body.clientWidth), height: PLOT_HEIGHT })).observe(this.body);
  }

  /** lines: [{ name, distance [m], values }]. */
  show(quantity, lines, words) {
    const colours = lineColours();
    const { low, high } = extent(lines.map(({ values }) => values));
    const yScale = scaleOf(quantity.unit, Math.max(Math.abs(low), Math.abs(high)));
    const xScale = scaleOf('m', lines[0].distance[lines[0].distance.length - 1]);
    fill(this.title, `${quantity.label} along the line`, h('span', { class: 'unit' }, yScale.unit ? ` [${yScale.unit}]` : ''));
    fill(this.legend, h('span', { class: 'note' }, words), lines.length > 1
      ? lines.map(({ name }, n) => h('span', { class: 'value' }, swatch(colours[n % colours.length], []), name)) : null);
    this.chart?.destroy();
    this.chart = new uPlot({
      width: Math.max(200, this.body.clientWidth || 300),
      height: PLOT_HEIGHT,
      legend: { show: false },
      padding: [6, 12, 0, 0],
      cursor: { y: false, points: { size: 5 }, drag: { x: false, y: false } },
      scales: { x: { time: false, range: xRange }, y: { range: yRange } },
      axes: axes(theme(), `distance [${xScale.unit}]`),
      series: [{}, ...lines.map(({ name }, n) => ({ label: name, stroke: colours[n % colours.length], width: 1.6, points: { show: false } }))],
    }, uPlot.join(lines.map(({ distance, values }) => [divided(distance, xScale.factor), divided(values, yScale.factor)])), this.body);
  }
}

