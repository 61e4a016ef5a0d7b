// Colour maps, and between which values they lie.

/** Maps that are known by name elsewhere; those of Frond's own pictures come with the page's content. */
const PUBLISHED = {
  viridis: ['#440154', '#482878', '#3e4989', '#31688e', '#26828e', '#1f9e89', '#35b779', '#6ece58', '#b5de2b', '#fde725'],
  cividis: ['#00224e', '#123570', '#3b496c', '#575d6d', '#707173', '#8a8678', '#a59c74', '#c3b369', '#e1cc55', '#fee838'],
  batlow: ['#011959', '#103f60', '#1c5a62', '#3c6d56', '#687b3e', '#9d892b', '#d29343', '#f8a17b', '#fdb7bc', '#faccfa'],
  coolwarm: ['#3b4cc0', '#5977e3', '#7b9ff9', '#9ebeff', '#c0d4f5', '#dddcdc', '#f2cbb7', '#f7ac8e', '#ee8468', '#d65244', '#b40426'],
};
const LEVELS = 256;
const NOT_A_NUMBER = [255, 0, 255];

const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

export class Maps {
  constructor(own) {
    this.corners = { ...own, ...PUBLISHED };
    this.levels = new Map();
  }

  names() {
    return Object.keys(this.corners);
  }

  /** 256 colours as r, g, b, r, g, b, ... */
  table(name) {
    if (!this.levels.has(name)) {
      const corners = this.corners[name].map(channels);
      const table = new Uint8Array(3 * LEVELS);
      for (let n = 0; n < LEVELS; n++) {
        const at = n / (LEVELS - 1) * (corners.length - 1);
        const below = Math.min(corners.length - 2, Math.floor(at));
        for (let c = 0; c < 3; c++) {
          table[3 * n + c] = Math.round(corners[below][c] + (at - below) * (corners[below + 1][c] - corners[below][c]));
        }
      }
      this.levels.set(name, table);
    }
    return this.levels.get(name);
  }

  css(name, share) {
    const at = 3 * Math.max(0, Math.min(LEVELS - 1, Math.round(share * (LEVELS - 1))));
    const table = this.table(name);
    return `rgb(${table[at]} ${table[at + 1]} ${table[at + 2]})`;
  }
}

/** Colours of labels such as the numbers of grains: hues far apart for neighbours in number, all equally light. */
export function labelColour(label) {
  const hue = (label * 137.508) % 360;
  const light = 0.74 + 0.05 * ((label * 7) % 3 - 1);
  return hslToRgb(hue, 0.32, light);
}

function hslToRgb(hue, saturation, light) {
  const a = saturation * Math.min(light, 1 - light);
  return [0, 8, 4].map((n) => {
    const k = (n + hue / 30) % 12;
    return Math.round(255 * (light - a * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  });
}

/** The ends of the colours for what lies between extremes: round zero for signed quantities, and never the width of rounding; the one value of a constant. */
export function rangeOf(quantity, extremes) {
  if (quantity.fixed) {
    return { low: 0, high: 1 };
  }
  let { low, high } = extremes;
  if (low === high) {
    ({ least: low, largest: high } = extremes);
  }
  if (quantity.signed) {
    high = Math.max(Math.abs(low), Math.abs(high));
    low = -high;
  } else if (low > 0 && low < 0.3 * high) {
    low = 0; // what begins near zero is shown from zero
  }
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (size <= quantity.rounding) {
    return { low: quantity.signed ? -1 : 0, high: 1, constant: 0 };
  }
  if (!(high - low > Math.max(1e-5 * size, quantity.rounding))) {
    return { low: low - size / 2, high: high + size / 2, constant: (low + high) / 2 };
  }
  return { low, high };
}

/** A raster as pixels, its first row at the bottom. */
export function pixels(raster, quantity, table, range) {
  const image = new ImageData(raster.width, raster.height);
  const scale = (LEVELS - 1) / (range.high - range.low);
  for (let row = 0; row < raster.height; row++) {
    const from = row * raster.width;
    let to = 4 * (raster.height - 1 - row) * raster.width;
    for (let column = 0; column < raster.width; column++, to += 4) {
      const value = raster.values[from + column];
      let r;
      let g;
      let b;
      if (Number.isNaN(value)) {
        [r, g, b] = NOT_A_NUMBER;
      } else if (quantity.labels) {
        [r, g, b] = labelColour(value);
      } else {
        const at = 3 * Math.max(0, Math.min(LEVELS - 1, Math.round((value - range.low) * scale)));
        r = table[at];
        g = table[at + 1];
        b = table[at + 2];
      }
      image.data[to] = r;
      image.data[to + 1] = g;
      image.data[to + 2] = b;
      image.data[to + 3] = 255;
    }
  }
  return image;
}
