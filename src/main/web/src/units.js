// How numbers of a unit are printed: 3.2e7 Pa as 32 MPa.

const PREFIXES = ['a', 'f', 'p', 'n', 'µ', 'm', '', 'k', 'M', 'G', 'T'];
const TAKES_PREFIX = /^(m|s|A|V|N|J|W|C|F|S|Hz|Pa|Ω)([/·* ].*)?$/;
const RAISED = { 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹', '-': '⁻' };

export function pretty(unit) {
  return unit.replace(/\*/g, '·').replace('Ohm', 'Ω')
    .replace(/\^(-?\d+)/g, (all, power) => [...power].map((c) => RAISED[c]).join(''));
}

/** The scale in which the largest of some numbers has one to three digits before the point: { factor, unit }. */
export function scaleOf(unit, largest) {
  const shown = unit === '1' ? '' : unit;
  const size = Math.abs(largest);
  if (!(size > 0) || !Number.isFinite(size)) {
    return { factor: 1, unit: pretty(shown) };
  }
  if (!TAKES_PREFIX.test(shown)) {
    if (size >= 1e-2 && size < 1e5) {
      return { factor: 1, unit: pretty(shown) };
    }
    const exponent = 3 * Math.floor(Math.log10(size) / 3);
    return { factor: 10 ** exponent, unit: pretty(`×10^${exponent} ${shown}`).trim() };
  }
  if (shown === 's' && size >= 120) {
    return size >= 172800 ? { factor: 86400, unit: 'd' } : size >= 7200 ? { factor: 3600, unit: 'h' } : { factor: 60, unit: 'min' };
  }
  let index = 6;
  let factor = 1;
  while (size / factor >= 1000 && index < PREFIXES.length - 1) {
    factor *= 1000;
    index++;
  }
  while (size / factor < 1 && index > 0) {
    factor /= 1000;
    index--;
  }
  return { factor, unit: PREFIXES[index] + pretty(shown) };
}

const minus = (text) => text.replace(/-/g, '−');

/** So many significant digits, without a power of ten where none is needed. */
export function digits(value, count = 4) {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? 'none' : minus(String(value));
  }
  if (value === 0) {
    return '0';
  }
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-4) {
    return minus(value.toExponential(count - 1));
  }
  const decimals = Math.max(0, count - 1 - Math.floor(Math.log10(size)));
  return minus(value.toFixed(Math.min(decimals, 8)));
}

/** A number with its unit. */
export function format(value, unit, count = 4) {
  if (!Number.isFinite(value)) {
    return digits(value);
  }
  const scale = scaleOf(unit, value);
  return `${digits(value / scale.factor, count)} ${scale.unit}`.trim();
}

/** Every digit of a number, as the file has it, in the unit of the file. */
export function exact(value, unit) {
  return `${minus(String(value))} ${unit === '1' ? '' : pretty(unit)}`.trim();
}

/** Round numbers between two ends, at most so many. */
export function ticks(low, high, most) {
  if (!(high > low)) {
    return { step: 0, values: [] };
  }
  const raw = (high - low) / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((r) => r * power).find((s) => s >= raw * (1 - 1e-9));
  const values = [];
  for (let n = Math.ceil(low / step - 1e-9); n <= Math.floor(high / step + 1e-9); n++) {
    values.push(n * step);
  }
  return { step, values };
}

/** A tick's number with no more decimals than its step needs. */
export function tickLabel(value, step) {
  const decimals = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  return decimals > 6 || Math.abs(value) >= 1e6 ? digits(value, 3) : minus(value.toFixed(decimals));
}
