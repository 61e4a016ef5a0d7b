// The page: what is shown, and how it follows slider, mouse and folder.

import './style.css';
import { Maps, rangeOf } from './colours.js';
import { fill, h, save } from './dom.js';
import { WhatIf } from './fork.js';
import { PAPER, draw, drawSpace, fittingHeight, scaleFor, spot, theme } from './panel.js';
import { Histories, Profile, kindOf, lineColours } from './plots.js';
import { results } from './results.js';
import { interpolated, source } from './source.js';
import { Space, edges } from './space.js';
import { Timeline } from './timeline.js';
import { digits, exact, format } from './units.js';

const EM = 12;
const PROFILE_POINTS = 400;
const DEFORMED_SHARE = 0.06;
const PRINT_SCALE = 3;
const PATIENCE_MS = 250;

class Page {
  constructor() {
    this.source = source();
    this.quantityId = null;
    this.mapName = 'automatic';
    this.rangeMode = 'run';
    this.limits = { low: 0, high: 1 };
    this.overlays = { metal: true, crack: true, grains: true };
    this.factor = 0;
    this.tool = 'probe';
    this.place = null; // of the mouse or the pin [m]
    this.pinned = false;
    this.line = null; // [[x, y], [x, y]] in cell widths
    this.cut = null;
    this.space = null; // how a run in space is seen as a whole, or null for one plane of it
    this.tables = [];
    this.events = [];
    this.views = [];
    this.turn = 0;
  }

  async start() {
    this.build();
    await this.refresh(true);
    this.source.onChange(async (reached) => {
      document.body.classList.toggle('lost', !reached);
      if (reached) {
        await this.refresh(false).catch((problem) => this.complain(problem));
      }
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.histories.show(this.tables, this.runs.map(({ name }) => name));
      this.render();
    });
    addEventListener('resize', () => this.render());
    addEventListener('keydown', (event) => this.key(event));
  }

  build() {
    this.title = h('h1');
    this.status = h('p', { class: 'status', role: 'status' });
    this.list = h('div', { class: 'quantities', role: 'listbox', 'aria-label': 'Fields' });
    this.readout = h('div', { class: 'readout' });
    this.controls = h('div', { class: 'controls' });
    this.stage = h('div', { class: 'stage' });
    this.plots = h('div', { class: 'plots' });
    this.profileRoot = h('section', { class: 'plot profile', hidden: true });
    this.eventList = h('div', { class: 'events' });
    this.results = h('div', { class: 'results' });
    this.timeline = new Timeline({ show: (n) => this.goTo(n) });
    this.histories = new Histories(this.plots, {
      go: (time) => this.goToTime(time),
      shownTime: () => this.time ?? 0,
      events: () => this.events,
    });
    this.profile = new Profile(this.profileRoot, { close: () => this.setLine(null), saveTable: () => this.saveProfile() });
    this.whatIf = new WhatIf({ source: this.source, runs: () => this.runs, shotOf: (run) => this.shotOf(run), started: () => this.refresh(true) });
    const saving = h('div', { class: 'saving' },
      this.source.live && h('button', { type: 'button', id: 'what-if', title: 'Goes on from the shown state with other settings', onclick: () => this.whatIf.toggle() }, 'What if…'),
      h('button', { type: 'button', title: 'The picture as PNG, for print', onclick: () => this.savePicture() }, 'PNG'),
      this.source.live && h('button', { type: 'button', id: 'csv', title: 'The shown field as CSV, every digit', onclick: () => this.saveField() }, 'CSV'),
      h('button', { type: 'button', title: 'The history as CSV', onclick: () => this.saveHistory() }, 'History CSV'));
    document.body.append(
      h('header', { class: 'top' }, h('span', { class: 'mark', 'aria-hidden': 'true' }), this.title, this.status, saving),
      h('main', {},
        h('aside', { class: 'left' }, this.readout, this.list),
        h('section', { class: 'middle' }, this.controls, this.whatIf.element, this.stage, this.timeline.element, this.profileRoot, this.plots),
        h('aside', { class: 'right' }, this.eventList, this.results)));
  }

  /** Asks again what there is. */
  async refresh(first) {
    // what was asked before may have failed, as while a folder was away
    this.asked = (this.asked ?? Promise.resolve()).catch(() => {}).then(() => this.read(first));
    return this.asked;
  }

  async read(first) {
    const content = await this.source.content();
    const before = this.runs;
    this.content = content;
    this.maps ??= new Maps(content.maps);
    this.runs = content.runs;
    this.tables = await Promise.all(this.runs.map((run) => this.source.table(run, 'history.csv', run.historyBytes)));
    const eventTables = await Promise.all(this.runs.map((run) => this.source.table(run, 'events.csv', run.eventBytes)));
    this.events = [...eventTables.flatMap((table, n) => this.eventsOf(table, this.runs[n])), ...this.forks()].sort((a, b) => a.time - b.time);
    const changedSet = first || JSON.stringify(before.map(({ quantities }) => quantities)) !== JSON.stringify(this.runs.map(({ quantities }) => quantities));
    if (changedSet) {
      this.buildLists();
    }
    this.times = [...new Set(this.runs.flatMap(({ snapshots }) => snapshots.map(({ time }) => time)))].sort((a, b) => a - b);
    this.ranges = new Map();
    // asked only now: the slider may have been moved while the answers were awaited
    const atEnd = first || this.timeline.isAtEnd();
    this.timeline.set(this.times, this.events, this.runs);
    const index = atEnd ? this.times.length - 1 : this.indexOf(this.time);
    this.timeline.place(index);
    this.heading();
    this.showEvents();
    if (this.times.length > 0) {
      await this.goTo(index);
    } else {
      fill(this.stage, h('p', { class: 'empty' }, 'No snapshot has been written yet. The first one is shown as soon as it is there.'));
    }
    fill(this.results, ...(await results(this.source, this.runs, this.content, first ? null : this.results)));
    this.histories.show(this.tables, this.runs.map(({ name }) => name));
  }

  eventsOf(table, run) {
    const [time, event, detail] = ['Time', 'Event', 'Detail'].map((name) => table.index(name));
    const electrode = table.index('Electrode');
    const length = table.index('Length');
    return table.rows.map((row) => ({
      run, time: Number(row[time]), event: row[event], detail: row[detail], kind: kindOf(row[event]), electrode: electrode < 0 ? '' : row[electrode],
      length: length < 0 ? NaN : Number(row[length] || NaN),
    }));
  }

  /** Where runs that are shown started from the state of another one that is shown. */
  forks() {
    return this.runs.flatMap((run) => {
      const from = run.parent && this.runs.find((other) => other !== run && other.at === run.parent.folder);
      const table = this.tables[this.runs.indexOf(run)];
      const time = run.snapshots[0]?.time ?? (table.rows.length > 0 ? Number(table.rows[0][table.index('Time')]) : null);
      return from && time !== null ? [{ run: from, time, event: `${run.name} starts from here`, detail: `from the checkpoint of step ${run.parent.step}`, kind: 'fork', electrode: '', length: NaN }] : [];
    });
  }

  heading() {
    const names = this.runs.map(({ title }) => title);
    this.title.textContent = names.length === 1 ? names[0] : `${names.length} runs side by side`;
    document.title = `${this.runs.map(({ name }) => name).join(', ')} · Frond`;
    fill(this.status, this.runs.map((run) => h('span', { class: `state ${this.stateClass(run)}`, 'data-run': run.id },
      names.length > 1 ? `${run.name}: ` : '', run.trouble ?? (run.summary ? `${run.summary.ending}, ${run.summary.reason}` : this.openState(run)))),
    this.source.live ? h('span', { class: 'away' }, 'frond view has ended') : h('span', { class: 'state report' }, 'report'));
  }

  stateClass(run) {
    return run.trouble || run.status?.silent ? 'failed' : run.summary?.ending ?? 'open';
  }

  /** What a run without a verdict is doing: its own word, or the last line of its history. */
  openState(run) {
    const table = this.tables[this.runs.indexOf(run)];
    const last = table.rows[table.rows.length - 1];
    const { status } = run;
    const step = Math.max(status?.step ?? 0, last ? Number(last[table.index('Step')]) : 0);
    const time = Math.max(status?.time ?? 0, last ? Number(last[table.index('Time')]) : 0);
    const words = [status ? (status.silent ? `${status.state}, but no sign of life since ${status.updated}` : status.state) : 'no verdict yet', `step ${step} at t = ${format(time, 's')}`];
    if (status?.state === 'running' && !status.silent) {
      words.push(...[['done', (share) => `${digits(100 * share, 2)} % done`], ['stepsPerSecond', (rate) => `${digits(rate, 2)} steps/s`],
        ['left', (left) => `about ${format(left, 's', 2)} left`]].filter(([name]) => status[name] !== undefined).map(([name, say]) => say(status[name])));
    }
    return words.join(', ');
  }

  /** Every quantity of every run once. */
  get quantities() {
    const all = new Map();
    for (const run of this.runs) {
      for (const quantity of run.quantities ?? []) {
        if (!all.has(quantity.id)) {
          all.set(quantity.id, quantity);
        }
      }
    }
    return [...all.values()];
  }

  get quantity() {
    return this.quantities.find(({ id }) => id === this.quantityId);
  }

  buildLists() {
    const quantities = this.quantities;
    if (!this.quantity) {
      const wanted = ['stress.mean', 'mean_stress', 'damage', 'concentration'];
      this.quantityId = wanted.find((id) => quantities.some((quantity) => quantity.id === id)) ?? quantities[0]?.id;
    }
    this.rows = new Map();
    const groupNames = [...new Set(quantities.map(({ group }) => group))];
    fill(this.list, groupNames.map((group) => h('section', {}, h('h2', {}, group),
      quantities.filter((quantity) => quantity.group === group).map((quantity) => {
        const values = this.runs.map(() => h('span', { class: 'value' }));
        const row = h('button', { type: 'button', role: 'option', 'data-quantity': quantity.id, class: /\.(x|y|z|xx|yy|zz|yz|xz|xy)$/.test(quantity.id) ? 'component' : '',
          title: `${quantity.description}${quantity.stored ? '' : '; derived'}`, onclick: () => this.choose(quantity.id) },
        h('span', { class: 'label' }, quantity.label), values);
        this.rows.set(quantity.id, { row, values });
        return row;
      }))));
    this.markChosen();
    this.buildControls();
    this.views = this.runs.map((run) => this.view(run));
    fill(this.stage, this.views.map(({ element }) => element));
    document.body.classList.toggle('several', this.views.length > 1);
  }

  markChosen() {
    for (const [id, { row }] of this.rows) {
      row.setAttribute('aria-selected', String(id === this.quantityId));
    }
  }

  buildControls() {
    const option = (value, text, chosen) => h('option', { value, selected: value === chosen }, text);
    const maps = h('select', { 'aria-label': 'Colours', onchange: (event) => {
      this.mapName = event.target.value;
      this.render();
    } }, option('automatic', 'colours: automatic', this.mapName), this.maps.names().map((name) => option(name, name, this.mapName)));
    const low = h('input', { class: 'limit', 'aria-label': 'Lowest value', onchange: () => this.readLimits() });
    const high = h('input', { class: 'limit', 'aria-label': 'Highest value', onchange: () => this.readLimits() });
    this.limitFields = { low, high, box: h('span', { class: 'limits', hidden: true }, low, '–', high, h('span', { class: 'limit-unit' })) };
    const range = h('select', { 'aria-label': 'Range of the colours', onchange: (event) => {
      this.rangeMode = event.target.value;
      this.limitFields.box.hidden = this.rangeMode !== 'fixed';
      this.render();
    } }, option('run', 'range: whole run', this.rangeMode), option('shot', 'range: this snapshot', this.rangeMode), option('fixed', 'range: fixed', this.rangeMode));
    const overlays = this.content.overlays.filter(({ field }) => this.quantities.some(({ id }) => id === field))
      .map(({ id, label, short }) => h('label', { class: 'check', title: label }, h('input', { type: 'checkbox', checked: this.overlays[id], 'data-overlay': id, onchange: (event) => {
        this.overlays[id] = event.target.checked;
        this.render();
      } }), short));
    const deformed = this.quantities.some(({ id }) => id === 'displacement.x') && this.runs.every(({ grid }) => grid?.axes === 2)
      ? h('label', { class: 'check' }, 'deformed', h('select', { 'aria-label': 'Deformed shape', onchange: (event) => {
        this.factor = event.target.value === 'automatic' ? 'automatic' : Number(event.target.value);
        this.render();
      } }, option('0', 'off', '0'), option('automatic', 'automatic', ''), ['1', '10', '30', '100', '300', '1000'].map((n) => option(n, `× ${n}`, ''))),
      this.factorNote = h('span', { class: 'note' })) : null;
    const tools = h('span', { class: 'tools', role: 'group', 'aria-label': 'Mouse' }, ['probe', 'line'].map((tool) => h('button', { type: 'button',
      'data-tool': tool, 'aria-pressed': String(this.tool === tool), onclick: () => this.setTool(tool),
      title: tool === 'probe' ? 'Values under the mouse; a click keeps the place' : 'Drag from one point to another for the values between them' },
    tool === 'probe' ? 'Probe' : 'Line profile')));
    if (this.space) {
      fill(this.controls, range, this.limitFields.box, maps, this.cutControls(option));
      return;
    }
    fill(this.controls, tools, range, this.limitFields.box, maps, this.cutControls(option), deformed, h('span', { class: 'overlays' }, overlays));
  }

  cutControls(option) {
    const grid = this.runs.find((run) => run.grid?.axes === 3)?.grid;
    if (grid && !this.source.live) {
      this.cut = { axis: 2, cell: Math.floor(grid.cells[2] / 2) };
      return h('span', { class: 'note' }, `z = ${format((this.cut.cell + 0.5) * grid.spacing, 'm')}`);
    }
    if (!grid) {
      this.cut = null;
      return null;
    }
    this.cut ??= { axis: 2, cell: Math.floor(grid.cells[2] / 2) };
    const cell = h('input', { type: 'range', min: 0, max: grid.cells[this.cut.axis] - 1, value: this.cut.cell, 'aria-label': 'Place of the plane' });
    const words = h('span', { class: 'note' });
    const say = () => {
      words.textContent = `${'xyz'[this.cut.axis]} = ${format((this.cut.cell + 0.5) * grid.spacing, 'm')}`;
    };
    cell.addEventListener('input', () => {
      this.cut = { ...this.cut, cell: Number(cell.value) };
      say();
      this.render();
    });
    say();
    return h('span', { class: 'cut' }, h('select', { 'aria-label': 'Plane', onchange: (event) => {
      if (event.target.value === 'space' || this.space) {
        this.seeSpace(event.target.value);
        return;
      }
      const axis = Number(event.target.value);
      this.cut = { axis, cell: Math.floor(grid.cells[axis] / 2) };
      cell.max = grid.cells[axis] - 1;
      cell.value = this.cut.cell;
      say();
      this.render();
    } }, option('space', 'in space', this.space ? 'space' : ''),
    [2, 1, 0].map((axis) => option(String(axis), `plane across ${'xyz'[axis]}`, this.space ? '' : String(this.cut.axis)))), this.space ? this.spaceControls(option, grid) : [cell, words]);
  }

  /** Shows runs as a whole, or the plane across an axis. */
  seeSpace(chosen) {
    const { cells } = this.runs.find((run) => run.grid?.axes === 3).grid;
    if (chosen === 'space') {
      this.space = { camera: { azimuth: 0.56, elevation: 0.42 }, planes: cells.map((n) => ({ mode: 'off', place: n / 2 })), metal: true, crack: true, cloud: false };
      this.place = null;
      this.setLine(null);
    } else {
      this.space = null;
      this.cut = { axis: Number(chosen), cell: Math.floor(cells[Number(chosen)] / 2) };
    }
    document.body.classList.toggle('in-space', this.space !== null);
    this.buildControls();
    this.probe();
    this.render();
  }

  spaceControls(option, grid) {
    const check = (name, words) => h('label', { class: 'check' }, h('input', { type: 'checkbox', checked: this.space[name], 'data-space': name, onchange: (event) => {
      this.space[name] = event.target.checked;
      this.render();
    } }), words);
    const planes = this.space.planes.map((plane, axis) => [h('select', { 'aria-label': `Plane across ${'xyz'[axis]}`, onchange: (event) => {
      plane.mode = event.target.value;
      this.render();
    } }, option('off', `${'xyz'[axis]}: whole`, plane.mode), option('shown', `${'xyz'[axis]}: plane`, plane.mode), option('cut', `${'xyz'[axis]}: cut open`, plane.mode)),
    h('input', { type: 'range', min: 0, max: grid.cells[axis], step: 0.5, value: plane.place, 'aria-label': `Place across ${'xyz'[axis]}`, oninput: (event) => {
      plane.place = Number(event.target.value);
      this.render();
    } })]);
    const fields = new Set(this.quantities.map(({ id }) => id));
    return [planes, fields.has('metal') ? check('metal', 'metal') : null, fields.has('damage') ? check('crack', 'crack') : null, check('cloud', 'cloud of the field')];
  }

  readLimits() {
    const scale = scaleFor(this.quantity, this.limits);
    const [low, high] = ['low', 'high'].map((end) => Number(this.limitFields[end].value.replace('−', '-')) * scale.factor);
    if (high > low) {
      this.limits = { low, high };
      this.render();
    }
  }

  /** The canvas of a run: the field below, what follows the mouse above. */
  view(run) {
    const canvas = h('canvas', { class: 'field' });
    const glass = h('canvas', { class: 'glass', tabindex: 0, 'aria-label': `Field of ${run.name}` });
    const keys = Object.entries(run.differs);
    const name = this.runs.length > 1 ? h('header', {}, h('h2', {}, runDot(this.runs.indexOf(run), run.name), run.name, h('span', { class: 'note' }, run.title)), h('dl', {}, keys.map(([key, value]) => [h('dt', {}, key), h('dd', {}, value)]))) : null;
    const note = h('p', { class: 'note damaged', hidden: true });
    const element = h('figure', { 'data-run': run.id }, name, h('div', { class: 'canvases' }, canvas, glass), note);
    const view = { run, element, canvas, glass, box: null, scene: null, note };
    glass.addEventListener('pointermove', (event) => this.pointer(view, event));
    glass.addEventListener('pointerleave', () => {
      if (!this.pinned && !this.drag) {
        this.place = null;
        this.probe();
      }
    });
    glass.addEventListener('pointerdown', (event) => this.press(view, event));
    glass.addEventListener('pointerup', (event) => this.release(view, event));
    return view;
  }

  async choose(id) {
    this.quantityId = id;
    this.markChosen();
    await this.render();
  }

  setTool(tool) {
    this.tool = tool;
    this.controls.querySelectorAll('[data-tool]').forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.tool === tool)));
    this.stage.dataset.tool = tool;
  }

  indexOf(time) {
    let n = this.times.length - 1;
    while (n > 0 && this.times[n] > time * (1 + 1e-12)) {
      n--;
    }
    return n;
  }

  goToTime(time) {
    // the snapshot nearest to it
    let best = 0;
    this.times.forEach((one, n) => {
      if (Math.abs(one - time) < Math.abs(this.times[best] - time)) {
        best = n;
      }
    });
    this.timeline.stop();
    this.timeline.place(best);
    return this.goTo(best);
  }

  async goTo(index) {
    this.time = this.times[index];
    await this.render();
    this.histories.move();
    if (this.place) {
      this.probe();
    }
  }

  /** The last snapshot of a run not after the shown time. */
  shotOf(run) {
    const { snapshots } = run;
    let n = snapshots.length - 1;
    while (n > 0 && snapshots[n].time > this.time * (1 + 1e-12)) {
      n--;
    }
    return snapshots[n];
  }

  async rangeFor(quantity, rasters) {
    if (this.rangeMode === 'fixed') {
      return this.limits;
    }
    let extremes;
    if (this.rangeMode === 'run') {
      const key = quantity.id;
      if (!this.ranges.has(key)) {
        this.ranges.set(key, Promise.all(this.runs.filter((run) => run.quantities?.some(({ id }) => id === key))
          .map((run) => this.source.range(run, quantity))));
      }
      // until all snapshots have been read, the shown ones are drawn in their own range
      const known = await Promise.race([this.ranges.get(key), new Promise((done) => setTimeout(done, PATIENCE_MS, null))]);
      if (!known) {
        this.ranges.get(key).then(() => this.quantityId === key && this.render());
      }
      extremes = (known ?? rasters.map((raster) => raster?.extremes)).filter(Boolean);
    } else {
      extremes = rasters.filter(Boolean).map((raster) => raster.extremes);
    }
    const all = extremes.reduce((a, b) => ({
      low: Math.min(a.low, b.low), high: Math.max(a.high, b.high), least: Math.min(a.least, b.least), largest: Math.max(a.largest, b.largest),
    }), { low: Infinity, high: -Infinity, least: Infinity, largest: -Infinity });
    return rangeOf(quantity, Number.isFinite(all.low) ? all : { low: 0, high: 0, least: 0, largest: 0 });
  }

  axesOf(run) {
    const cut = run.grid.axes === 3 ? this.cut : { axis: 2 };
    const [across, up] = cut.axis === 0 ? [1, 2] : cut.axis === 1 ? [0, 2] : [0, 1];
    return { across, up };
  }

  /** Draws all runs at the shown time. A later call overtakes an earlier one that still waits. */
  async render() {
    const turn = ++this.turn;
    const quantity = this.quantity;
    if (!quantity || this.time === undefined) {
      return;
    }
    const shots = this.views.map(({ run }) => this.current(run)).map((run) => (run.snapshots.length > 0 ? this.shotOf(run) : null));
    if (this.space) {
      await this.renderSpace(turn, quantity, shots);
      return;
    }
    const gathered = await Promise.all(this.views.map(async (view, n) => {
      const run = this.current(view.run);
      const shot = shots[n];
      if (!shot || !run.quantities.some(({ id }) => id === quantity.id)) {
        return null;
      }
      // the sides of a crack move apart, its line has no place between them
      const wanted = this.content.overlays.filter(({ id, field }) => this.overlays[id] && !(this.factor && id === 'crack') && run.quantities.some((one) => one.id === field));
      const byId = (id) => run.quantities.find((one) => one.id === id);
      const [raster, lines, shift] = await Promise.all([
        this.source.field(run, shot, quantity, this.cut),
        Promise.all(wanted.map(async ({ id }) => ({ id, lines: await this.source.lines(run, shot, id, this.cut) }))),
        this.factor && byId('displacement.x') ? Promise.all(['displacement.x', 'displacement.y'].map((id) => this.source.field(run, shot, byId(id), this.cut))) : null,
      ]);
      return { run, shot, raster, lines: lines.sort((a, b) => (a.id === 'grains' ? -1 : b.id === 'grains' ? 1 : 0)), shift };
    })).catch((problem) => this.complain(problem));
    if (!gathered || turn !== this.turn) {
      return;
    }
    const range = await this.rangeFor(quantity, gathered.map((one) => one?.raster));
    if (turn !== this.turn) {
      return;
    }
    this.showLimits(quantity, range);
    const mapName = this.mapName === 'automatic' ? quantity.map : this.mapName;
    const colours = theme();
    const factor = this.factorFor(gathered);
    this.views.forEach((view, n) => {
      const one = gathered[n];
      view.element.classList.toggle('without', !one);
      if (!one) {
        view.scene = null;
        return;
      }
      view.scene = this.sceneOf(one, quantity, range, mapName, factor);
      this.size(view);
      const context = view.canvas.getContext('2d');
      context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
      view.box = draw(context, view.width, view.height, view.scene, colours);
      delete view.canvas.dataset.space;
      Object.assign(view.canvas.dataset, { left: view.box.left, top: view.box.top, width: view.box.width, height: view.box.height,
        quantity: quantity.id, snapshot: one.shot.number, time: one.shot.time });
      view.note.hidden = one.run.damaged.length === 0;
      view.note.textContent = `Not readable: ${one.run.damaged.join(', ')}`;
      this.glass(view);
    });
    this.timeline.say(this.time, shots);
    this.whatIf.say();
    this.updateProfile();
    this.prefetch(quantity);
  }

  /** The same for runs as a whole; of labels there are no means, so that surfaces alone are shown. */
  async renderSpace(turn, quantity, shots) {
    const { space } = this;
    const shown = !quantity.labels && (space.cloud || space.planes.some(({ mode }) => mode === 'shown'));
    const gathered = await Promise.all(this.views.map(async (view, n) => {
      const run = this.current(view.run);
      const has = (id) => run.quantities?.some((one) => one.id === id);
      if (!shots[n] || run.grid.axes !== 3 || !has(quantity.id)) {
        return null;
      }
      const surface = (id, wanted) => (wanted && has(id) ? this.source.voxels(run, shots[n], 'surface', id) : null);
      const [metal, crack, field] = await Promise.all([surface('metal', space.metal), surface('damage', space.crack),
        this.source.voxels(run, shots[n], 'volume', quantity.id)]);
      return { run, shot: shots[n], metal, crack, field };
    })).catch((problem) => this.complain(problem));
    if (!gathered || turn !== this.turn) {
      return;
    }
    const range = await this.rangeFor(quantity, gathered.map((one) => one?.field));
    if (turn !== this.turn) {
      return;
    }
    this.showLimits(quantity, range);
    try {
      this.three ??= new Space(document.createElement('canvas'));
      this.views.forEach((view, n) => this.showSpace(view, gathered[n], quantity, range, shown));
    } catch (problem) {
      this.complain(problem);
    }
    this.timeline.say(this.time, shots);
    this.whatIf.say();
  }

  showSpace(view, one, quantity, range, shown) {
    view.element.classList.toggle('without', !one);
    view.scene = null;
    if (!one) {
      return;
    }
    const { run, shot, metal, crack, field } = one;
    const { space } = this;
    const table = this.maps.table(this.mapName === 'automatic' ? quantity.map : this.mapName);
    const place = (mode) => space.planes.map((plane) => (plane.mode === mode ? plane.place : null));
    const rgb = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
    view.scene = {
      quantity, range, table, shown, raster: field, scale: scaleFor(quantity, range), cells: run.grid.cells, body3: run.grid.cells, spacing: run.grid.spacing, time: shot.time,
      step: shot.step, title: run.title, em: EM, inSpace: true,
      legend: [metal && { colour: '#abc2d6', words: 'metal' }, crack && { colour: '#f7b08f', words: `crack, d = ${crack.level}` }].filter(Boolean),
      edges: (width, height) => edges(run.grid.cells, space.camera, width, height),
      body: (width, height, colours) => this.three.draw({ run: run.id, cells: run.grid.cells, metal, crack, field, range, table, camera: space.camera,
        slices: quantity.labels ? [null, null, null] : place('shown'), clips: place('cut'), cloud: space.cloud && !quantity.labels, paper: rgb(colours.paper), ink: rgb(colours.ink) }, width, height),
    };
    this.size(view);
    const context = view.canvas.getContext('2d');
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    view.box = drawSpace(context, view.width, view.height, view.scene, theme(), devicePixelRatio);
    Object.assign(view.canvas.dataset, { quantity: quantity.id, snapshot: shot.number, time: shot.time, space: JSON.stringify(space) });
    view.note.hidden = run.damaged.length === 0 && !quantity.labels;
    view.note.textContent = run.damaged.length > 0 ? `Not readable: ${run.damaged.join(', ')}` : `${quantity.label}: labels are shown in planes, not in space.`;
    this.glass(view);
  }

  /** The run as it was last heard of. */
  current(run) {
    return this.runs.find(({ id }) => id === run.id);
  }

  sceneOf({ run, shot, raster, lines, shift }, quantity, range, mapName, factor) {
    const { across, up } = this.axesOf(run);
    return {
      quantity, raster, range, lines, mapName,
      table: this.maps.table(mapName),
      scale: scaleFor(quantity, range),
      cells: [run.grid.cells[across], run.grid.cells[up]],
      spacing: run.grid.spacing,
      axes: ['xyz'[across], 'xyz'[up]],
      time: shot.time,
      step: shot.step,
      title: run.title,
      shift: shift ? { x: shift[0], y: shift[1], factor } : null,
      em: EM,
    };
  }

  factorFor(gathered) {
    if (!this.factor) {
      if (this.factorNote) {
        this.factorNote.textContent = '';
      }
      return 0;
    }
    let factor = this.factor;
    if (factor === 'automatic') {
      let largest = 0;
      let size = Infinity;
      gathered.filter((one) => one?.shift).forEach(({ run, shift }) => {
        shift.forEach(({ extremes }) => {
          largest = Math.max(largest, Math.abs(extremes.least), Math.abs(extremes.largest));
        });
        size = Math.min(size, Math.max(...run.grid.cells) * run.grid.spacing);
      });
      const raw = largest > 0 ? DEFORMED_SHARE * size / largest : 1;
      const power = 10 ** Math.floor(Math.log10(raw));
      factor = [5, 2, 1].map((r) => r * power).find((r) => r <= raw * (1 + 1e-9));
    }
    this.factorNote.textContent = `displacement × ${digits(factor, 3)}`;
    return factor;
  }

  showLimits(quantity, range) {
    if (this.rangeMode !== 'fixed') {
      this.limits = { low: range.low, high: range.high };
    }
    const scale = scaleFor(quantity, this.limits);
    this.limitFields.low.value = digits(this.limits.low / scale.factor, 4);
    this.limitFields.high.value = digits(this.limits.high / scale.factor, 4);
    this.limitFields.box.querySelector('.limit-unit').textContent = scale.unit;
  }

  /** Fits the canvases into the room there is. */
  size(view) {
    const width = view.element.clientWidth;
    const most = Math.max(260, innerHeight - (this.views.length > 1 ? 400 : 330));
    const height = Math.round(fittingHeight(view.scene, width, most));
    if (view.width !== width || view.height !== height || view.ratio !== devicePixelRatio) {
      Object.assign(view, { width, height, ratio: devicePixelRatio });
      for (const canvas of [view.canvas, view.glass]) {
        canvas.width = Math.round(width * devicePixelRatio);
        canvas.height = Math.round(height * devicePixelRatio);
        canvas.style.width = `${width}px`;
        canvas.style.height = `${height}px`;
      }
      view.element.querySelector('.canvases').style.height = `${height}px`;
    }
  }

  /** Asks for the next pictures, so that playing does not wait for them. */
  prefetch(quantity) {
    if (!this.timeline.playing || !this.source.live) {
      return;
    }
    const next = this.times[this.times.indexOf(this.time) + 1];
    if (next === undefined) {
      return;
    }
    for (const { run } of this.views) {
      const now = this.current(run);
      const shot = now.snapshots.findLast(({ time }) => time <= next);
      if (shot && now.quantities.some(({ id }) => id === quantity.id)) {
        this.source.field(now, shot, quantity, this.cut).catch(() => {});
      }
    }
  }

  complain(problem) {
    this.readout.textContent = String(problem.message ?? problem);
    return null;
  }

  // --- mouse ---------------------------------------------------------------------------------------------------------

  /** The place of the mouse in cell widths; outside the picture null. */
  cellsAt(view, event) {
    if (!view.box || !view.scene || view.scene.inSpace) {
      return null;
    }
    const x = (event.offsetX - view.box.left) / view.box.perCell;
    const y = (view.box.top + view.box.height - event.offsetY) / view.box.perCell;
    const [nx, ny] = view.scene.cells;
    const slack = 0.5;
    return x < -slack || y < -slack || x > nx + slack || y > ny + slack ? null
      : [Math.max(0, Math.min(nx, x)), Math.max(0, Math.min(ny, y))];
  }

  pointer(view, event) {
    if (this.space) {
      this.turnAround(event);
      return;
    }
    const cells = this.cellsAt(view, event);
    if (this.drag) {
      if (cells) {
        this.setLine([this.drag, cells]);
      }
      return;
    }
    if (this.pinned) {
      return;
    }
    this.place = cells ? cells.map((n) => n * view.scene.spacing) : null;
    this.probe();
  }

  /** Dragging goes round the body: half a turn over the width of a hand. */
  turnAround(event) {
    if (!this.turning) {
      return;
    }
    const { camera } = this.space;
    camera.azimuth -= (event.clientX - this.turning[0]) / 120;
    camera.elevation = Math.max(-Math.PI / 2, Math.min(Math.PI / 2, camera.elevation + (event.clientY - this.turning[1]) / 120));
    this.turning = [event.clientX, event.clientY];
    this.render();
  }

  press(view, event) {
    if (this.space) {
      this.turning = [event.clientX, event.clientY];
      view.glass.setPointerCapture(event.pointerId);
      return;
    }
    const cells = this.cellsAt(view, event);
    if (!cells) {
      return;
    }
    if (this.tool === 'line' || event.shiftKey) {
      this.drag = cells;
      view.glass.setPointerCapture(event.pointerId);
    } else {
      this.pinned = !this.pinned;
      this.place = cells.map((n) => n * view.scene.spacing);
      this.probe();
    }
  }

  release(view, event) {
    this.turning = null;
    const cells = this.cellsAt(view, event);
    if (this.drag && cells && Math.hypot(cells[0] - this.drag[0], cells[1] - this.drag[1]) > 1) {
      this.setLine([this.drag, cells]);
    }
    this.drag = null;
  }

  /** Asks for the values at the place; one question at a time, the last one wins. */
  async probe() {
    this.views.forEach((view) => this.glass(view));
    if (this.probing) {
      this.again = true;
      return;
    }
    this.probing = true;
    try {
      do {
        this.again = false;
        await this.probeOnce();
      } while (this.again);
    } catch (problem) {
      this.complain(problem);
    } finally {
      this.probing = false;
    }
  }

  async probeOnce() {
    const { place } = this;
    if (!place) {
      for (const { values } of this.rows.values()) {
        values.forEach((cell) => {
          cell.textContent = '';
          delete cell.dataset.value;
        });
      }
      fill(this.readout, h('p', { class: 'hint' }, this.space ? 'Drag to go round the body.' : 'Move the mouse over the picture for values; click to keep the place.'));
      return;
    }
    const answers = await Promise.all(this.views.map(async ({ run, scene }) => {
      if (!scene) {
        return null;
      }
      const now = this.current(run);
      return this.source.probe(now, this.shotOf(now), this.spatial(now, place));
    }));
    for (const [id, { values }] of this.rows) {
      answers.forEach((answer, n) => {
        const value = answer?.[id];
        const quantity = this.quantities.find((one) => one.id === id);
        values[n].textContent = value === undefined ? '' : quantity.labels ? String(value) : format(Number(value), quantity.unit, this.runs.length > 1 ? 3 : 4);
        values[n].dataset.value = value === undefined ? '' : String(value);
      });
    }
    const { quantity } = this;
    const { across, up } = this.axesOf(this.runs[0]);
    fill(this.readout,
      h('p', { class: 'place' }, `${'xyz'[across]} = ${format(place[0], 'm')}, ${'xyz'[up]} = ${format(place[1], 'm')}`, this.pinned ? h('span', { class: 'pin' }, 'kept') : null),
      answers.map((answer, n) => (answer?.[quantity.id] === undefined ? null : h('p', { class: 'exact', 'data-run': this.views[n].run.id, 'data-value': String(answer[quantity.id]) },
        this.source.live ? exact(Number(answer[quantity.id]), quantity.unit) : `≈ ${format(Number(answer[quantity.id]), quantity.unit, 5)}`))));
    this.readout.dataset.place = place.join(' ');
    this.readout.dataset.time = this.time;
    this.readout.dataset.quantity = quantity.id;
  }

  /** A place of the picture in the body. */
  spatial(run, place) {
    const { across, up } = this.axesOf(run);
    const at = [0, 0, 0];
    at[across] = place[0];
    at[up] = place[1];
    if (run.grid.axes === 3) {
      at[this.cut.axis] = (this.cut.cell + (this.quantity.at === 'cell' ? 0.5 : 0)) * run.grid.spacing;
    }
    return at;
  }

  /** What lies over the field: the place that is probed, and the line. */
  glass(view) {
    const c = view.glass.getContext('2d');
    c.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    c.clearRect(0, 0, view.width, view.height);
    if (!view.scene || !view.box || view.scene.inSpace) {
      return;
    }
    const stroke = (path) => {
      c.lineWidth = 3;
      c.strokeStyle = 'rgb(255 255 255 / 75%)';
      path();
      c.stroke();
      c.lineWidth = 1.2;
      c.strokeStyle = '#14181d';
      path();
      c.stroke();
    };
    if (this.line) {
      const ends = this.line.map(([x, y]) => spot(view.scene, view.box, x, y));
      stroke(() => {
        c.beginPath();
        c.moveTo(...ends[0]);
        c.lineTo(...ends[1]);
      });
      ends.forEach(([x, y]) => stroke(() => {
        c.beginPath();
        c.arc(x, y, 3, 0, 2 * Math.PI);
      }));
    }
    if (this.place) {
      const [x, y] = spot(view.scene, view.box, this.place[0] / view.scene.spacing, this.place[1] / view.scene.spacing);
      stroke(() => {
        c.beginPath();
        for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
          c.moveTo(x + 3 * dx, y + 3 * dy);
          c.lineTo(x + 9 * dx, y + 9 * dy);
        }
      });
    }
  }

  // --- line ----------------------------------------------------------------------------------------------------------

  setLine(line) {
    this.line = line;
    this.profileRoot.hidden = !line;
    this.views.forEach((view) => this.glass(view));
    this.updateProfile();
  }

  updateProfile() {
    if (!this.line) {
      return;
    }
    const [[x0, y0], [x1, y1]] = this.line;
    const shown = this.views.filter(({ scene }) => scene);
    this.profileLines = shown.map(({ run, scene }) => {
      const length = Math.hypot(x1 - x0, y1 - y0) * scene.spacing;
      const distance = [];
      const values = [];
      for (let n = 0; n <= PROFILE_POINTS; n++) {
        const s = n / PROFILE_POINTS;
        distance.push(s * length);
        values.push(interpolated(scene.raster, x0 + s * (x1 - x0), y0 + s * (y1 - y0)));
      }
      return { name: run.name, distance, values };
    });
    if (this.profileLines.length > 0) {
      const { spacing } = shown[0].scene;
      const end = ([x, y]) => `(${format(x * spacing, 'm', 3)}, ${format(y * spacing, 'm', 3)})`;
      this.profileQuantity = shown[0].scene.quantity;
      this.profile.show(this.profileQuantity, this.profileLines, `${end(this.line[0])} to ${end(this.line[1])}, t = ${format(shown[0].scene.time, 's')}`);
    }
  }

  // --- saving --------------------------------------------------------------------------------------------------------

  baseName() {
    return `${this.runs.map(({ name }) => name).join('-')}-${this.quantityId}-${this.shotOf(this.runs[0])?.number ?? 0}`;
  }

  /** All shown runs beside each other on white, three times as fine as on the screen. */
  savePicture() {
    const views = this.views.filter(({ scene }) => scene);
    const head = 2.4 * EM;
    const width = views.reduce((sum, view) => sum + view.width, 0);
    const height = Math.max(...views.map((view) => view.height)) + head;
    const canvas = h('canvas', { width: Math.round(PRINT_SCALE * width), height: Math.round(PRINT_SCALE * height) });
    const context = canvas.getContext('2d');
    context.scale(PRINT_SCALE, PRINT_SCALE);
    context.fillStyle = PAPER.paper;
    context.fillRect(0, 0, width, height);
    let x = 0;
    for (const view of views) {
      context.save();
      context.translate(x, head);
      const box = view.scene.inSpace ? drawSpace(context, view.width, view.height, view.scene, PAPER, PRINT_SCALE)
        : draw(context, view.width, view.height, view.scene, PAPER);
      context.restore();
      context.font = `600 ${1.15 * EM}px Inter, "Segoe UI", system-ui, sans-serif`;
      context.fillStyle = PAPER.ink;
      context.fillText(view.scene.title, x + box.left, head - 0.2 * EM, view.width - box.left);
      x += view.width;
    }
    canvas.toBlob((blob) => save(`${this.baseName()}.png`, blob));
  }

  saveField() {
    this.views.filter(({ scene }) => scene).forEach(({ run }) => {
      const now = this.current(run);
      const address = this.source.fieldTable(now, this.shotOf(now), this.quantity, this.cut);
      if (address) {
        h('a', { href: address, download: `${run.name}-${this.quantityId}-${this.shotOf(now).number}.csv` }).click();
      }
    });
  }

  saveHistory() {
    this.tables.forEach((table, n) => save(`${this.runs[n].name}-history.csv`, table.text, 'text/csv'));
  }

  saveProfile() {
    const head = ['distance [m]', ...this.profileLines.map(({ name }) => `${name}: ${this.profileQuantity.label} [${this.profileQuantity.unit}]`)];
    const lines = this.profileLines[0].distance.map((d, n) => [d, ...this.profileLines.map(({ values }) => values[n])].join(','));
    save(`${this.baseName()}-profile.csv`, [head.join(','), ...lines, ''].join('\n'), 'text/csv');
  }

  // --- events and keys -----------------------------------------------------------------------------------------------

  showEvents() {
    const shown = this.events.filter(({ kind }) => kind !== 'refused');
    const refused = this.events.length - shown.length;
    const most = 400;
    fill(this.eventList, h('h2', {}, 'Events'),
      h('ol', {}, shown.slice(-most).map(({ run, time, event, detail, kind, electrode, length }) => h('li', {},
        h('button', { type: 'button', class: kind, title: detail, onclick: () => this.goToTime(time) },
          h('span', { class: 'when' }, format(time, 's')),
          this.runs.length > 1 ? runDot(this.runs.indexOf(run), run.name) : null,
          h('span', { class: 'what' }, event, electrode && electrode !== 'left' ? ` (${electrode})` : ''),
          Number.isFinite(length) ? h('span', { class: 'size' }, format(length, 'm', 3)) : null)))),
      shown.length === 0 ? h('p', { class: 'note' }, 'None so far.') : null,
      refused > 0 ? h('p', { class: 'note' }, `${refused} ${refused === 1 ? 'step was' : 'steps were'} refused and shortened.`) : null);
  }

  key(event) {
    if (/^(input|select|textarea)$/i.test(event.target.tagName) && event.target.type !== 'range') {
      return;
    }
    const { timeline } = this;
    const steps = { ArrowLeft: -1, ArrowRight: 1 };
    if (event.key === ' ') {
      timeline.toggle();
    } else if (steps[event.key] && event.target.type !== 'range') {
      timeline.step(steps[event.key]);
    } else if (event.key === 'Escape') {
      this.pinned = false;
      this.place = null;
      this.setLine(null);
      this.probe();
    } else {
      return;
    }
    event.preventDefault();
  }
}

/** A dot in the colour that a run's lines have. */
function runDot(n, name) {
  const dot = h('span', { class: 'run-dot', title: name });
  dot.style.background = lineColours()[n % lineColours().length];
  return dot;
}

const page = new Page();
page.start().then(() => {
  page.probe();
  document.body.dataset.ready = 'true';
}).catch((problem) => {
  document.body.append(h('p', { class: 'broken' }, String(problem.message ?? problem)));
});
