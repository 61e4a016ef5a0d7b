// Where the page's content comes from: the server of `frond view`, or the report that the page itself is.

import { Table } from './table.js';

const HEADER = 48;
/** Pictures kept, so that what was seen is seen again at once. */
const KEPT = 96;
/** Bodies in space kept: of each there are up to 9 MB. */
const KEPT_BODIES = 12;

function raster(buffer) {
  const view = new DataView(buffer);
  return {
    width: view.getInt32(0, true),
    height: view.getInt32(4, true),
    stride: view.getInt32(8, true),
    nodes: view.getInt32(12, true) === 0,
    extremes: {
      low: view.getFloat64(16, true), high: view.getFloat64(24, true), least: view.getFloat64(32, true), largest: view.getFloat64(40, true),
    },
    values: new Float32Array(buffer, HEADER),
  };
}

/** Numbers at the nodes of a body in space, and the level of the surface in them where they are for one. */
function voxels(buffer) {
  const view = new DataView(buffer);
  const values = new Float32Array(buffer, 24);
  let least = Infinity;
  let largest = -Infinity;
  for (const value of values) {
    least = Math.min(least, value);
    largest = Math.max(largest, value);
  }
  return { count: [0, 4, 8].map((at) => view.getInt32(at, true)), stride: view.getInt32(12, true), level: view.getFloat64(16, true), values,
    extremes: { low: least, high: largest, least, largest } };
}

/** Keeps what was asked for last. */
class Kept {
  constructor(most) {
    this.most = most;
    this.known = new Map();
  }

  get(key, make) {
    let value = this.known.get(key);
    if (value === undefined) {
      value = make();
      value.catch?.(() => this.known.delete(key));
    } else {
      this.known.delete(key);
    }
    this.known.set(key, value);
    if (this.known.size > this.most) {
      this.known.delete(this.known.keys().next().value);
    }
    return value;
  }
}

async function fetched(path) {
  const response = await fetch(path, { credentials: 'same-origin' });
  if (!response.ok) {
    throw new Error(`${path}: ${(await response.text()).trim()}`);
  }
  return response;
}

/** What `frond view` serves. */
export class Served {
  constructor() {
    this.live = true;
    this.kept = new Kept(KEPT);
    this.bodies = new Kept(KEPT_BODIES);
    this.tables = new Map();
  }

  async content() {
    return (await fetched('runs')).json();
  }

  onChange(listener) {
    const changes = new EventSource('changes');
    changes.onmessage = () => listener(true);
    changes.onerror = () => listener(false);
  }

  async text(run, name) {
    return (await fetched(`run/${run.id}/${name}`)).text();
  }

  /** The table, with what has been written since it was last asked for. */
  async table(run, name, length) {
    const key = `${run.id}/${name}`;
    let table = this.tables.get(key);
    if (!table || length < table.bytes) {
      table = new Table(); // new, or cut back when the run went on from a checkpoint
      this.tables.set(key, table);
    }
    if (length > table.bytes) {
      const more = await (await fetched(`run/${key}?from=${table.bytes}`)).arrayBuffer();
      table.append(new TextDecoder().decode(more), more.byteLength);
    }
    return table;
  }

  async range(run, quantity) {
    return (await fetched(`run/${run.id}/range/${quantity.id}`)).json();
  }

  field(run, shot, quantity, cut) {
    const path = `run/${run.id}/at/${shot.key}/field/${quantity.id}${this.query(run, cut)}`;
    return this.kept.get(path, async () => raster(await (await fetched(path)).arrayBuffer()));
  }

  lines(run, shot, overlay, cut) {
    const path = `run/${run.id}/at/${shot.key}/lines/${overlay}${this.query(run, cut)}`;
    return this.kept.get(path, async () => (await (await fetched(path)).json()).lines);
  }

  /** The values of a quantity ('volume'), or of metal or damage for their surface ('surface'), in space. */
  voxels(run, shot, kind, id) {
    const path = `run/${run.id}/at/${shot.key}/${kind}/${id}`;
    return this.bodies.get(path, async () => voxels(await (await fetched(path)).arrayBuffer()));
  }

  async keys(run) {
    return (await (await fetched(`run/${run.id}/keys`)).json()).keys;
  }

  /** Starts a run from a snapshot; settings are lines of key = value. */
  async fork(run, shot, name, settings) {
    const response = await fetch(`run/${run.id}/at/${shot.key}/fork?name=${name}`, { method: 'POST', body: settings, credentials: 'same-origin' });
    if (!response.ok) {
      throw new Error((await response.text()).trim());
    }
    return response.json();
  }

  async probe(run, shot, place) {
    return (await (await fetched(`run/${run.id}/at/${shot.key}/probe?place=${place.join(':')}`)).json()).values;
  }

  fieldTable(run, shot, quantity, cut) {
    return `run/${run.id}/at/${shot.key}/table/${quantity.id}${this.query(run, cut)}`;
  }

  query(run, cut) {
    return run.grid.axes === 3 ? `?cut=${cut.axis}:${cut.cell}` : '';
  }
}

const decoded = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

async function inflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** What a report holds: chosen snapshots, their values rounded to a step that is part of what is held. */
export class Embedded {
  constructor(data) {
    this.live = false;
    this.data = data;
    this.kept = new Kept(KEPT);
    this.tables = new Map();
  }

  async content() {
    return this.data.content;
  }

  onChange() {
  }

  of(run) {
    return this.data.runs[run.id];
  }

  async text(run, name) {
    return this.of(run).files[name] ?? '';
  }

  async table(run, name) {
    const key = `${run.id}/${name}`;
    if (!this.tables.has(key)) {
      const table = new Table();
      table.append(this.of(run).files[name] ?? '', 0);
      this.tables.set(key, table);
    }
    return this.tables.get(key);
  }

  async range(run, quantity) {
    return this.of(run).ranges[quantity.id];
  }

  field(run, shot, quantity) {
    return this.kept.get(`${run.id}/${shot.key}/${quantity.id}`, async () => {
      const packed = this.of(run).fields[shot.key][quantity.id];
      const bytes = await inflated(decoded(packed.data));
      const count = packed.width * packed.height;
      const values = new Float32Array(count);
      // high bytes first, then low ones: what a value differs by from what its left and lower neighbours foretell
      const levels = new Int16Array(count);
      const { width } = packed;
      for (let n = 0; n < count; n++) {
        const left = n % width > 0;
        const below = n >= width;
        levels[n] = ((bytes[n] << 8) | bytes[count + n]) + (left ? levels[n - 1] : 0) + (below ? levels[n - width] : 0)
          - (left && below ? levels[n - width - 1] : 0);
        values[n] = packed.least + levels[n] * packed.step;
      }
      return {
        width: packed.width, height: packed.height, stride: packed.stride, nodes: packed.nodes, extremes: packed.extremes, step: packed.step, values,
      };
    });
  }

  async lines(run, shot, overlay) {
    const lines = this.of(run).lines[overlay];
    return lines?.[shot.key] ?? lines?.all ?? [];
  }

  async probe(run, shot, place) {
    const values = {};
    for (const quantity of run.quantities) {
      const shown = await this.field(run, shot, quantity);
      values[quantity.id] = sample(shown, run.grid, place);
    }
    return values;
  }

  fieldTable() {
    return null;
  }
}

/** The value at the nearest node or of the cell at a place in the plane [m]. */
export function sample(shown, grid, place) {
  const index = (at, count) => {
    const cells = at / grid.spacing;
    const nearest = shown.nodes ? Math.round(cells) : Math.floor(cells);
    return Math.max(0, Math.min(count - 1, Math.floor(nearest / shown.stride)));
  };
  return shown.values[index(place[1], shown.height) * shown.width + index(place[0], shown.width)];
}

/** The value at a place in cell widths: linear between nodes, that of the cell in cells. */
export function interpolated(shown, x, y) {
  const clamp = (v, most) => Math.max(0, Math.min(most, v));
  if (!shown.nodes) {
    return shown.values[clamp(Math.floor(y / shown.stride), shown.height - 1) * shown.width + clamp(Math.floor(x / shown.stride), shown.width - 1)];
  }
  const u = clamp((x - (shown.stride - 1) / 2) / shown.stride, shown.width - 1);
  const v = clamp((y - (shown.stride - 1) / 2) / shown.stride, shown.height - 1);
  const i = Math.min(Math.floor(u), Math.max(0, shown.width - 2));
  const j = Math.min(Math.floor(v), Math.max(0, shown.height - 2));
  const at = (a, b) => shown.values[Math.min(b, shown.height - 1) * shown.width + Math.min(a, shown.width - 1)];
  const s = u - i;
  const t = v - j;
  return (1 - t) * ((1 - s) * at(i, j) + s * at(i + 1, j)) + t * ((1 - s) * at(i, j + 1) + s * at(i + 1, j + 1));
}

/** The report's own content where there is one, or else the server. */
export function source() {
  const embedded = document.getElementById('frond-data');
  return embedded ? new Embedded(JSON.parse(embedded.textContent)) : new Served();
}
