// One field of one run at one time on a canvas: picture, axes, colour bar, lines over it. The same drawing serves screen and PNG.

import { pixels } from './colours.js';
import { interpolated } from './source.js';
import { digits, format, scaleOf, tickLabel, ticks } from './units.js';

const FONT = 'Inter, "Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif';

export const PAPER = { paper: '#ffffff', ink: '#1b2430', faint: '#66707c', line: '#c9d0d7' };

/** The colours of the page, as its style sheet says. */
export function theme() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  return { paper: colour('--paper'), ink: colour('--ink'), faint: colour('--faint'), line: colour('--line') };
}

/** How many colours a text needs: sizes of the parts around the picture. */
function layout(scene, width, height) {
  const em = scene.em;
  const room = { left: 3.7 * em, right: scene.quantity.labels ? 1 * em : 5.6 * em, top: 2.3 * em, bottom: 3 * em };
  const [nx, ny] = scene.cells;
  const perCell = Math.max(0.05, Math.min((width - room.left - room.right) / nx, (height - room.top - room.bottom) / ny));
  const w = perCell * nx;
  const h = perCell * ny;
  return { left: Math.round(room.left + (width - room.left - room.right - w) / 2), top: Math.round(room.top), width: w, height: h, perCell };
}

/** The height at which the picture of a scene fills a width. */
export function fittingHeight(scene, width, most) {
  const em = scene.em;
  const [nx, ny] = scene.cells;
  const natural = (width - 3.7 * em - (scene.quantity.labels ? 1 : 5.6) * em) * ny / nx + 5.3 * em;
  return Math.max(160, Math.min(most, natural));
}

/**
 * Draws a scene and tells where its picture lies.
 *
 * scene: { quantity, raster, range, table (colours), mapName, cells [nx, ny], spacing, axes ['x', 'y'], time, step, title,
 *          lines [{ id, points }], shift { x, y, factor } or null, em }
 */
export function draw(context, width, height, scene, colours) {
  const c = context;
  const em = scene.em;
  const box = layout(scene, width, height);
  c.save();
  c.fillStyle = colours.paper;
  c.fillRect(0, 0, width, height);
  heading(c, scene, box, width, colours);
  picture(c, scene, box);
  overlays(c, scene, box);
  c.strokeStyle = colours.faint;
  c.lineWidth = 1;
  c.strokeRect(box.left - 0.5, box.top - 0.5, box.width + 1, box.height + 1);
  lengths(c, scene, box, colours);
  if (!scene.quantity.labels) {
    bar(c, scene, box, colours, em);
  }
  c.restore();
  return box;
}

function heading(c, scene, box, width, colours) {
  const em = scene.em;
  const { quantity } = scene;
  const unit = scene.scale.unit;
  const base = box.top - 0.75 * em;
  c.textBaseline = 'alphabetic';
  c.textAlign = 'left';
  c.font = `600 ${em * 1.08}px ${FONT}`;
  c.fillStyle = colours.ink;
  c.fillText(quantity.label, box.left, base);
  let x = box.left + c.measureText(quantity.label).width + 0.5 * em;
  c.font = `${em}px ${FONT}`;
  c.fillStyle = colours.faint;
  if (quantity.symbol && quantity.symbol !== quantity.label) {
    x += symbol(c, quantity.symbol, x, base, em) + 0.5 * em;
  }
  if (unit && !quantity.labels) {
    c.fillText(`[${unit}]`, x, base);
    x += c.measureText(`[${unit}]`).width + em;
  }
  const time = `t = ${format(scene.time, 's')}   step ${scene.step}`;
  const short = `t = ${format(scene.time, 's')}`;
  c.textAlign = 'right';
  const right = box.left + box.width;
  const fits = [time, short].find((text) => right - c.measureText(text).width > x);
  if (fits) {
    c.fillText(fits, right, base);
  }
}

/** A symbol in italics with its index below; its width. */
function symbol(c, text, x, y, em) {
  const [main, index] = text.split('_');
  c.font = `italic ${em * 1.05}px "STIX Two Text", Cambria, Georgia, "Times New Roman", serif`;
  c.fillText(main, x, y);
  let width = c.measureText(main).width;
  if (index) {
    c.font = `${em * 0.74}px ${FONT}`;
    c.fillText(index, x + width + 0.05 * em, y + 0.28 * em);
    width += c.measureText(index).width + 0.05 * em;
  }
  c.font = `${em}px ${FONT}`;
  return width;
}

function picture(c, scene, box) {
  const { raster } = scene;
  const image = pixels(raster, scene.quantity, scene.table, scene.range);
  c.save();
  c.beginPath();
  c.rect(box.left, box.top, box.width, box.height);
  c.clip();
  if (scene.shift) {
    deformed(c, scene, box, image);
  } else {
    const sheet = new OffscreenCanvas(raster.width, raster.height);
    sheet.getContext('2d').putImageData(image, 0, 0);
    const edge = raster.stride * box.perCell;
    const shift = raster.nodes ? -0.5 * box.perCell : 0;
    // fields at nodes are linear between them, fields in cells are constant over each
    c.imageSmoothingEnabled = raster.nodes;
    c.drawImage(sheet, box.left + shift, box.top + box.height - shift - raster.height * edge, raster.width * edge, raster.height * edge);
  }
  c.restore();
}

/** Where a place in cell widths is drawn. */
export function spot(scene, box, x, y) {
  let u = x;
  let v = y;
  if (scene.shift) {
    const per = scene.shift.factor / scene.spacing;
    u += per * interpolated(scene.shift.x, x, y);
    v += per * interpolated(scene.shift.y, x, y);
  }
  return [box.left + u * box.perCell, box.top + box.height - v * box.perCell];
}

/** Every cell as the quadrilateral that its corners have moved to; of large grids every second one and so on. */
function deformed(c, scene, box, image) {
  const [nx, ny] = scene.cells;
  const { raster } = scene;
  const skip = Math.max(1, Math.ceil(Math.max(nx, ny) / 256));
  const columns = Math.ceil(nx / skip);
  const rows = Math.ceil(ny / skip);
  const at = new Float64Array(2 * (columns + 1) * (rows + 1));
  for (let j = 0; j <= rows; j++) {
    for (let i = 0; i <= columns; i++) {
      const place = spot(scene, box, Math.min(nx, i * skip), Math.min(ny, j * skip));
      at.set(place, 2 * (j * (columns + 1) + i));
    }
  }
  const pixel = (cell, count) => Math.max(0, Math.min(count - 1, Math.floor((cell + skip / 2) / raster.stride)));
  c.lineWidth = 0.7;
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const p = 4 * ((raster.height - 1 - pixel(j * skip, raster.height)) * raster.width + pixel(i * skip, raster.width));
      const colour = `rgb(${image.data[p]},${image.data[p + 1]},${image.data[p + 2]})`;
      const a = 2 * (j * (columns + 1) + i);
      const b = a + 2 * (columns + 1);
      c.beginPath();
      c.moveTo(at[a], at[a + 1]);
      c.lineTo(at[a + 2], at[a + 3]);
      c.lineTo(at[b + 2], at[b + 3]);
      c.lineTo(at[b], at[b + 1]);
      c.closePath();
      c.fillStyle = colour;
      c.strokeStyle = colour;
      c.fill();
      c.stroke();
    }
  }
}

/** A body in space: what the graphics processor has drawn, with the edges and names of its axes. */
export function drawSpace(context, width, height, scene, colours, ratio) {
  const c = context;
  const { em } = scene;
  const plain = scene.quantity.labels || !scene.shown;
  const box = { left: em, top: 2.3 * em, width: width - (plain ? 2 : 6.6) * em, height: height - 4.6 * em, perCell: 1 };
  c.save();
  c.fillStyle = colours.paper;
  c.fillRect(0, 0, width, height);
  c.drawImage(scene.body(Math.round(box.width * ratio), Math.round(box.height * ratio), colours), box.left, box.top, box.width, box.height);
  heading(c, scene.shown ? scene : { ...scene, quantity: { label: 'Surfaces', labels: true } }, box, width, colours);
  c.strokeStyle = colours.faint;
  c.lineWidth = 0.7;
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const named = new Map();
  for (const { axis, ends, outline } of scene.edges(box.width, box.height)) {
    mark(c, x + ends[0][0], y + ends[0][1], x + ends[1][0], y + ends[1][1]);
    const at = [0, 1].map((n) => (ends[0][n] + ends[1][n]) / 2);
    const best = named.get(axis);
    if (outline && (!best || (axis === 1 ? at[0] < best[0] : at[1] > best[1]))) {
      named.set(axis, at);
    }
  }
  c.font = `${em}px ${FONT}`;
  c.fillStyle = colours.ink;
  c.textBaseline = 'middle';
  for (const [axis, at] of named) {
    c.textAlign = axis === 1 ? 'right' : 'center';
    const length = Math.hypot(...at) || 1;
    c.fillText(`${'xyz'[axis]}  ${format(scene.body3[axis] * scene.spacing, 'm', 3)}`, x + at[0] * (1 + (axis === 1 ? 0.8 : 2.2) * em / length),
      Math.min(height - 2.2 * em, y + at[1] * (1 + (axis === 1 ? 0 : 1.3) * em / length)));
  }
  let left = box.left;
  c.textAlign = 'left';
  for (const { colour, words } of scene.legend) {
    c.fillStyle = colour;
    c.fillRect(left, height - 1.5 * em, 1.6 * em, 0.8 * em);
    c.fillStyle = colours.ink;
    c.fillText(words, left + 2.1 * em, height - 1.1 * em);
    left += 3.6 * em + c.measureText(words).width;
  }
  if (!plain) {
    bar(c, scene, { ...box, height: box.height * 0.9 }, colours, em);
  }
  c.restore();
  return box;
}

const STROKES = {
  metal: { width: 1.3, colour: '#008f7a', halo: 'rgb(255 255 255 / 80%)' },
  crack: { width: 1.3, colour: '#111418', halo: 'rgb(255 255 255 / 75%)' },
  current: { width: 0.9, colour: 'rgb(179 60 134 / 78%)', halo: null },
  grains: { width: 0.8, colour: 'rgb(96 104 114 / 75%)', halo: null },
};

function overlays(c, scene, box) {
  c.save();
  c.beginPath();
  c.rect(box.left, box.top, box.width, box.height);
  c.clip();
  c.lineJoin = 'round';
  c.lineCap = 'round';
  for (const { id, lines } of scene.lines) {
    const stroke = STROKES[id];
    c.beginPath();
    for (const line of lines) {
      for (let n = 0; n < line.length; n += 2) {
        const [x, y] = spot(scene, box, line[n], line[n + 1]);
        if (n === 0) {
          c.moveTo(x, y);
        } else {
          c.lineTo(x, y);
        }
      }
    }
    const scale = scene.em / 12;
    if (stroke.halo) {
      c.strokeStyle = stroke.halo;
      c.lineWidth = (stroke.width + 1.6) * scale;
      c.stroke();
    }
    c.strokeStyle = stroke.colour;
    c.lineWidth = stroke.width * scale;
    c.stroke();
  }
  c.restore();
}

/** Ticks along the lower and the left side. */
function lengths(c, scene, box, colours) {
  const em = scene.em;
  const size = [scene.cells[0] * scene.spacing, scene.cells[1] * scene.spacing];
  const scale = scaleOf('m', Math.max(...size));
  c.font = `${em * 0.92}px ${FONT}`;
  c.fillStyle = colours.faint;
  c.strokeStyle = colours.faint;
  c.lineWidth = 1;
  const across = ticks(0, size[0] / scale.factor, Math.max(2, Math.min(8, box.width / (5 * em))));
  c.textAlign = 'center';
  c.textBaseline = 'top';
  for (const value of across.values) {
    const x = box.left + value * scale.factor / size[0] * box.width;
    mark(c, x, box.top + box.height + 1, x, box.top + box.height + 4);
    c.fillText(tickLabel(value, across.step), x, box.top + box.height + 0.55 * em);
  }
  c.fillText(`${scene.axes[0]} [${scale.unit}]`, box.left + box.width / 2, box.top + box.height + 1.75 * em);
  const up = ticks(0, size[1] / scale.factor, Math.max(2, Math.min(8, box.height / (4 * em))));
  c.textAlign = 'right';
  c.textBaseline = 'middle';
  for (const value of up.values) {
    const y = box.top + box.height - value * scale.factor / size[1] * box.height;
    mark(c, box.left - 4, y, box.left - 1, y);
    c.fillText(tickLabel(value, up.step), box.left - 0.6 * em, y);
  }
  c.save();
  c.translate(box.left - 2.9 * em, box.top + box.height / 2);
  c.rotate(-Math.PI / 2);
  c.textAlign = 'center';
  c.fillText(`${scene.axes[1]} [${scale.unit}]`, 0, 0);
  c.restore();
}

function mark(c, x0, y0, x1, y1) {
  c.beginPath();
  c.moveTo(x0, y0);
  c.lineTo(x1, y1);
  c.stroke();
}

function bar(c, scene, box, colours, em) {
  const left = box.left + box.width + 0.9 * em;
  const width = 0.9 * em;
  const { range, table, scale } = scene;
  const steps = Math.max(1, Math.round(box.height));
  for (let n = 0; n < steps; n++) {
    const at = 3 * Math.round((1 - (n + 0.5) / steps) * 255);
    c.fillStyle = `rgb(${table[at]},${table[at + 1]},${table[at + 2]})`;
    c.fillRect(left, box.top + n * box.height / steps, width, box.height / steps + 0.5);
  }
  c.strokeStyle = colours.faint;
  c.lineWidth = 1;
  c.strokeRect(left - 0.5, box.top - 0.5, width + 1, box.height + 1);
  const { least, largest } = scene.raster.extremes;
  arrow(c, left, width, box.top - 2, -1, largest > range.high + 1e-9 * Math.abs(range.high), em, scene, 255);
  arrow(c, left, width, box.top + box.height + 2, 1, least < range.low - 1e-9 * Math.abs(range.low), em, scene, 0);
  c.font = `${em * 0.92}px ${FONT}`;
  c.fillStyle = colours.faint;
  c.textAlign = 'left';
  c.textBaseline = 'middle';
  const marks = ticks(range.low / scale.factor, range.high / scale.factor, Math.max(2, Math.min(8, box.height / (3 * em))));
  const constant = range.constant === undefined ? null : range.constant / scale.factor;
  for (const value of constant === null ? marks.values : [constant]) {
    const y = box.top + box.height * (1 - (value * scale.factor - range.low) / (range.high - range.low));
    mark(c, left + width + 1, y, left + width + 4, y);
    c.fillText(constant === null ? tickLabel(value, marks.step) : digits(value), left + width + 0.6 * em, y);
  }
}

/** A tip on the colour bar, where values lie beyond its end. */
function arrow(c, left, width, y, direction, shown, em, scene, level) {
  if (!shown) {
    return;
  }
  const { table } = scene;
  c.fillStyle = `rgb(${table[3 * level]},${table[3 * level + 1]},${table[3 * level + 2]})`;
  c.beginPath();
  c.moveTo(left, y);
  c.lineTo(left + width, y);
  c.lineTo(left + width / 2, y + direction * 0.7 * em);
  c.closePath();
  c.fill();
  c.stroke();
}

/** The unit in which a colour bar is labelled. */
export function scaleFor(quantity, range) {
  return scaleOf(quantity.unit, range.constant ?? Math.max(Math.abs(range.low), Math.abs(range.high)));
}

