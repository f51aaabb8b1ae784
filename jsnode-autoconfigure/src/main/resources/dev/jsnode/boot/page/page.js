'use strict';

// Asks for a moment each second, keeps the last two minutes, and draws them.

const base = document.body.dataset.base;
const PERIOD = 1000;
const KEPT = 120;
const COLOURS = ['#2f81f7', '#d29922', '#3fb950', '#f85149', '#a371f7', '#39c5cf', '#db61a2', '#8b949e'];
const MAX_SERIES = COLOURS.length;
const MB = 1024 * 1024;

const moments = [];
const dark = matchMedia('(prefers-color-scheme: dark)');
const element = (id) => document.getElementById(id);
const number = (value, digits = 1) => value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
const sum = (values) => values.reduce((a, b) => a + b, 0);

/** The runtime that is looked at, as it was at a moment. */
function runtimeOf(moment) {
  const name = element('runtime').value;
  return moment.runtimes.find((runtime) => runtime.name === name) ?? moment.runtimes[0];
}

/** Series by the largest of what they have been, so that the busiest are seen. */
function busiest(valuesOf) {
  const totals = new Map();
  for (const moment of moments) {
    for (const [name, value] of Object.entries(valuesOf(moment) ?? {})) {
      totals.set(name, (totals.get(name) ?? 0) + value);
    }
  }
  return [...totals].sort((a, b) => b[1] - a[1]).slice(0, MAX_SERIES).map(([name]) => name).sort();
}

const fixed = (...names) => () => names;
const loop = (moment) => runtimeOf(moment)?.loop;

// names(): the series; values(moment): their values by name; now(moment): the figure above the plot.
const PLOTS = [
  {
    id: 'delay', title: 'Event loop delay', unit: 'ms', names: fixed('p50', 'p99', 'max'),
    values: (moment) => loop(moment)?.delay,
    now: (moment) => [number(loop(moment)?.delay.p99 ?? 0, 2), 'ms at the 99th percentile'],
  },
  {
    id: 'utilization', title: 'Event loop utilization', unit: '%', names: fixed('active'), range: [0, 100],
    values: (moment) => ({ active: 100 * (loop(moment)?.utilization ?? 0) }),
    now: (moment) => [number(100 * (loop(moment)?.utilization ?? 0)), '%'],
  },
  {
    id: 'phases', title: 'Time in phases', unit: 'ms/s', names: () => busiest((moment) => loop(moment)?.phases),
    values: (moment) => loop(moment)?.phases,
    now: (moment) => [number(sum(Object.values(loop(moment)?.phases ?? {}))), 'ms a second'],
  },
  {
    id: 'calls', title: 'Calls from Java', unit: '/s', names: () => busiest((moment) => runtimeOf(moment)?.calls),
    values: (moment) => runtimeOf(moment)?.calls,
    now: (moment) => [number(sum(Object.values(runtimeOf(moment)?.calls ?? {})), 0),
      `a second, ${runtimeOf(moment)?.callsInFlight ?? 0} in flight`],
  },
  {
    id: 'heap', title: 'Heap of the JVM', unit: 'MB', names: fixed('used', 'committed'),
    values: ({ heap }) => ({ used: heap.used / MB, committed: heap.committed / MB }),
    now: ({ heap }) => [number(heap.used / MB, 0), heap.max > 0 ? `MB of ${number(heap.max / MB, 0)}` : 'MB'],
  },
  {
    id: 'gc', title: 'Garbage collections', unit: 'ms', names: fixed('minor', 'major'), bars: true,
    values: ({ collections }) => {
      const of = (type) => sum(collections.filter((collection) => collection.type === type).map(({ millis }) => millis));
      return { minor: of('minor'), major: of('major') };
    },
    now: () => {
      const all = moments.flatMap(({ collections }) => collections);
      return [all.length, `in sight, ${number(sum(all.map(({ millis }) => millis)), 0)} ms`];
    },
  },
  {
    id: 'handles', title: 'Handles', unit: '', names: () => busiest(handles), values: handles,
    now: (moment) => [sum(Object.values(handles(moment))), `open, ${loop(moment)?.timers ?? 0} timers`],
  },
  {
    id: 'pool', title: 'Thread pool', unit: '', names: fixed('active', 'queued'),
    values: (moment) => runtimeOf(moment)?.threadPool,
    now: (moment) => {
      const pool = runtimeOf(moment)?.threadPool ?? { active: 0, size: 0, queued: 0 };
      return [pool.active, `of ${pool.size} threads, ${pool.queued} waiting`];
    },
  },
];

function handles(moment) {
  const known = loop(moment);
  return known ? { ...known.handles, Request: known.requests } : {};
}

function card(plot) {
  const section = document.createElement('section');
  section.id = plot.id;
  const title = document.createElement('h2');
  title.textContent = plot.title;
  const now = document.createElement('div');
  now.className = 'now';
  const figure = document.createElement('span');
  figure.className = 'figure';
  const note = document.createElement('small');
  now.append(figure, ' ', note);
  const place = document.createElement('div');
  section.append(title, now, place);
  element('charts').append(section);
  return { ...plot, section, figure, note, place, chart: undefined, drawn: '' };
}

const cards = PLOTS.map(card);

function draw() {
  const last = moments.at(-1);
  const times = moments.map(({ time }) => time / 1000);
  for (const plot of cards) {
    const [figure, note] = plot.now(last);
    plot.figure.textContent = figure;
    plot.note.textContent = note;
    const names = plot.names();
    const key = names.join('\n');
    if (plot.chart === undefined || plot.drawn !== key) {
      plot.chart?.destroy();
      plot.chart = chart(plot, names);
      plot.drawn = key;
    }
    const series = names.map((name) => moments.map((moment) => plot.values(moment)?.[name] ?? 0));
    plot.chart.setData([times, ...series]);
  }
}

const MIN_WIDTH_SECONDS = 30;

function chart(plot, names) {
  const style = getComputedStyle(document.documentElement);
  const soft = style.getPropertyValue('--soft');
  const axis = { stroke: soft, grid: { stroke: style.getPropertyValue('--line'), width: 1 }, ticks: { show: false }, font: '11px system-ui' };
  const paths = plot.bars ? uPlot.paths.bars({ size: [0.8, 12] }) : undefined;
  const options = {
    width: plot.place.clientWidth, height: 150, legend: { live: false, show: names.length > 1 }, cursor: { y: false },
    // The first seconds do not stretch over the whole width.
    scales: { x: { range: (self, min, max) => [Math.min(min, max - MIN_WIDTH_SECONDS), max] }, y: { range: plot.range ?? ((self, min, max) => [0, Math.max(max * 1.1, 1)]) } },
    axes: [{ ...axis, space: 70 }, { ...axis, size: 48, values: (self, ticks) => ticks.map((tick) => `${tick}`) }],
    series: [{}, ...names.map((name, i) => ({
      label: plot.unit ? `${name} (${plot.unit})` : name, stroke: COLOURS[i], width: 1.5, paths, points: { show: false },
      fill: plot.bars || names.length === 1 ? `${COLOURS[i]}55` : undefined,
    }))],
  };
  return new uPlot(options, [[], ...names.map(() => [])], plot.place);
}

function redraw() {
  for (const plot of cards) {
    plot.chart?.destroy();
    plot.chart = undefined;
  }
  if (moments.length > 0) {
    draw();
  }
}

function describe(moment) {
  const select = element('runtime');
  const names = moment.runtimes.map(({ name }) => name);
  if (names.join() !== [...select.options].map(({ value }) => value).join()) {
    const chosen = select.value;
    select.replaceChildren(...names.map((name) => new Option(name, name, false, name === chosen)));
  }
  const runtime = runtimeOf(moment);
  element('state').textContent = runtime?.state ?? 'NONE';
  element('state').classList.toggle('running', runtime?.state === 'RUNNING');
  const { node, engine, compiled } = moment.versions;
  element('facts').textContent = [`Node.js ${node}`, `${engine}${compiled ? '' : ', interpreted'}`, runtime?.placement,
    `${runtime?.restarts ?? 0} restarts`, `${runtime?.blocked ?? 0} blocked tasks`].join(' · ');
}

async function ask() {
  try {
    const response = await fetch(`${base}/data`, { headers: { accept: 'application/json' } });
    if (!response.ok) {
      throw new Error(`${response.status}`);
    }
    const moment = await response.json();
    element('connection').textContent = '';
    if (moment.time !== moments.at(-1)?.time) {
      moments.push(moment);
      moments.splice(0, moments.length - KEPT);
      describe(moment);
      draw();
    }
  } catch (error) {
    element('connection').textContent = `No answer (${error.message})`;
  }
  setTimeout(turn, PERIOD);
}

function turn() {
  if (document.hidden) {
    document.addEventListener('visibilitychange', turn, { once: true });
  } else {
    ask();
  }
}

element('runtime').addEventListener('change', redraw);
dark.addEventListener('change', redraw);
let width = 0;
new ResizeObserver(() => {
  if (element('charts').clientWidth !== width) {
    width = element('charts').clientWidth;
    cards.forEach((plot) => plot.chart?.setSize({ width: plot.place.clientWidth, height: 150 }));
  }
}).observe(element('charts'));
turn();
