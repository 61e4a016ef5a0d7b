// A run in space, drawn by the graphics processor: surfaces of metal and crack, three planes of a field, or the field as a cloud. One
// fragment program follows a ray through the box for each pixel, as org.frond.picture.Rays does for pictures.

const VERTEX = `#version 300 es
in vec2 corner;
void main() { gl_Position = vec4(corner, 0., 1.); }`;

const FRAGMENT = `#version 300 es
precision highp float;
precision highp sampler3D;
uniform sampler3D metal, crack, field;
uniform sampler2D colours;
uniform vec3 right, up, viewer, size, low, high, slice, nodes;
uniform vec2 middle;
uniform float perCell;
uniform bvec2 surfaces;
uniform bvec3 slices;
uniform bool cloud;
uniform vec2 levels;
uniform vec3 paper, ink;
out vec4 seen;

const int MOST = 768;

// nodes lie on the middles of texels
float at(sampler3D values, vec3 place) {
  return texture(values, (place / size * (nodes - 1.) + 0.5) / nodes).r;
}

vec3 facing(sampler3D values, vec3 p) {
  vec3 e = size / (nodes - 1.);
  vec3 fall = vec3(at(values, p - vec3(e.x, 0, 0)) - at(values, p + vec3(e.x, 0, 0)),
    at(values, p - vec3(0, e.y, 0)) - at(values, p + vec3(0, e.y, 0)), at(values, p - vec3(0, 0, e.z)) - at(values, p + vec3(0, 0, e.z))) / e;
  return length(fall) > 0. ? normalize(fall) : viewer;
}

vec3 lit(vec3 colour, vec3 n) {
  vec3 towards = dot(n, viewer) < 0. ? -n : n;
  vec3 lamp = normalize(-0.45 * right + 0.65 * up + 0.62 * viewer);
  float light = 0.34 + 0.56 * max(0., dot(towards, lamp)) + 0.16 * max(0., dot(towards, viewer));
  float shine = 0.35 * pow(max(0., dot(towards, normalize(lamp + viewer))), 36.);
  return mix(pow(pow(colour, vec3(2.2)) * light, vec3(1. / 2.2)), vec3(1.), shine);
}

vec3 coloured(float value) {
  return texture(colours, vec2((clamp(value, 0., 1.) * 255. + 0.5) / 256., 0.5)).rgb;
}

vec3 sum = vec3(0.);
float left = 1.;

void over(vec3 colour, float opacity) {
  sum += left * opacity * colour;
  left *= 1. - opacity;
}

const vec3 METAL = vec3(0.67, 0.76, 0.84), CRACK = vec3(0.95, 0.56, 0.36);

void surface(sampler3D values, float level, vec3 colour, float opacity, vec3 from, vec3 along, float t, float step, float before, float now) {
  if ((before > level) == (now > level)) {
    return;
  }
  float a = t - step;
  float b = t;
  for (int n = 0; n < 6; n++) {
    float m = 0.5 * (a + b);
    if ((at(values, from + m * along) > level) == (before > level)) { a = m; } else { b = m; }
  }
  over(lit(colour, facing(values, from + 0.5 * (a + b) * along)), opacity);
}

void main() {
  vec2 place = (gl_FragCoord.xy - middle) / perCell;
  vec3 from = 0.5 * size + place.x * right + place.y * up;
  vec3 along = -viewer;
  vec3 safe = mix(vec3(1e-6), along, greaterThan(abs(along), vec3(1e-6)));
  vec3 one = (low - from) / safe;
  vec3 other = (high - from) / safe;
  vec3 near = min(one, other);
  vec3 far = max(one, other);
  float enter = max(near.x, max(near.y, near.z));
  float leave = min(far.x, min(far.y, far.z));
  if (leave <= enter) {
    seen = vec4(paper, 1.);
    return;
  }
  vec3 face = enter == near.x ? vec3(1., 0., 0.) : enter == near.y ? vec3(0., 1., 0.) : vec3(0., 0., 1.);
  vec3 start = from + enter * along;
  float m = surfaces.x ? at(metal, start) : 0.;
  float c = surfaces.y ? at(crack, start) : 0.;
  if (surfaces.x && m > levels.x) { over(lit(METAL, face * sign(viewer)), 1.); }
  if (surfaces.y && c > levels.y) { over(lit(CRACK, face * sign(viewer)), 0.36); }
  vec3 hits = (slice - from) / safe;
  float step = 0.5;
  float t = enter;
  for (int n = 0; n < MOST && t < leave && left > 0.004; n++) {
    float next = min(t + step, leave);
    vec3 p = from + next * along;
    for (int axis = 0; axis < 3; axis++) {
      if (slices[axis] && hits[axis] >= t && hits[axis] < next) { over(coloured(at(field, from + hits[axis] * along)), 1.); }
    }
    if (surfaces.x) {
      float now = at(metal, p);
      surface(metal, levels.x, METAL, 1., from, along, next, next - t, m, now);
      m = now;
    }
    if (surfaces.y) {
      float now = at(crack, p);
      surface(crack, levels.y, CRACK, 0.36, from, along, next, next - t, c, now);
      c = now;
    }
    if (cloud) {
      float value = at(field, p);
      // as dense as the value stands out, and so that the whole box hides half of what is behind it
      over(coloured(value), 1. - pow(0.5, 6. * value * value * (next - t) / max(size.x, max(size.y, size.z))));
    }
    t = next;
  }
  float wall = leave == far.x ? 0.04 : leave == far.y ? 0.07 : 0.02;
  over(mix(paper, ink, wall), 1.);
  seen = vec4(sum, 1.);
}`;

/** Share of the room that the box takes. */
const FILLED = 0.92;

/** The edges of the box that no surface hides, as pairs of points from the middle of the room, for room and camera as drawn. */
export function edges(cells, camera, width, height) {
  const { right, up, viewer } = directions(camera);
  const dot = (a, b) => a.reduce((sum, part, axis) => sum + part * b[axis], 0);
  const reach = (direction) => direction.reduce((sum, part, axis) => sum + Math.abs(part) * cells[axis], 0);
  const perCell = FILLED * Math.min(width / reach(right), height / reach(up));
  const found = [];
  for (let axis = 0; axis < 3; axis++) {
    const [one, other] = [(axis + 1) % 3, (axis + 2) % 3];
    for (const [a, b] of [[0, 0], [0, 1], [1, 0], [1, 1]]) {
      // an edge between two faces that look away lies behind everything
      if ((a === 1) === viewer[one] > 0 || (b === 1) === viewer[other] > 0) {
        const ends = [0, 1].map((end) => {
          const corner = [0, 0, 0];
          corner[axis] = (end - 0.5) * cells[axis];
          corner[one] = (a - 0.5) * cells[one];
          corner[other] = (b - 0.5) * cells[other];
          return [perCell * dot(corner, right), -perCell * dot(corner, up)];
        });
        found.push({ axis, ends, outline: ((a === 1) === viewer[one] > 0) !== ((b === 1) === viewer[other] > 0) });
      }
    }
  }
  return found;
}

/** Draws runs in space on one canvas, one after the other. */
export class Space {
  constructor(canvas) {
    this.canvas = canvas;
    const gl = canvas.getContext('webgl2', { antialias: false, preserveDrawingBuffer: true });
    if (!gl) {
      throw new Error('This browser has no WebGL 2, which the view in space needs; planes need nothing.');
    }
    this.gl = gl;
    this.program = program(gl);
    this.textures = new Map();
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 3, -1, -1, 3]), gl.STATIC_DRAW);
    const corner = gl.getAttribLocation(this.program, 'corner');
    gl.enableVertexAttribArray(corner);
    gl.vertexAttribPointer(corner, 2, gl.FLOAT, false, 0, 0);
    gl.useProgram(this.program);
  }

  /** Puts numbers into a texture unless they are there already: level-true for surfaces, between 0 and 1 over a range for a field. */
  volume(unit, name, run, voxels, range) {
    const { gl } = this;
    const key = `${run}/${name}`;
    const known = this.textures.get(key);
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.uniform1i(gl.getUniformLocation(this.program, name), unit);
    if (known && known.voxels === voxels && known.low === range?.low && known.high === range?.high) {
      gl.bindTexture(gl.TEXTURE_3D, known.texture);
      return;
    }
    const texture = known?.texture ?? gl.createTexture();
    gl.bindTexture(gl.TEXTURE_3D, texture);
    const values = range ? voxels.values.map((value) => (value - range.low) / (range.high - range.low)) : voxels.values;
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    // halves, because a filter for whole floats is an extension
    gl.texImage3D(gl.TEXTURE_3D, 0, gl.R16F, ...voxels.count, 0, gl.RED, gl.FLOAT, values);
    for (const [name_, value] of [[gl.TEXTURE_MIN_FILTER, gl.LINEAR], [gl.TEXTURE_MAG_FILTER, gl.LINEAR], [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE],
      [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE], [gl.TEXTURE_WRAP_R, gl.CLAMP_TO_EDGE]]) {
      gl.texParameteri(gl.TEXTURE_3D, name_, value);
    }
    this.textures.set(key, { texture, voxels, low: range?.low, high: range?.high });
  }

  map(unit, table) {
    const { gl } = this;
    gl.activeTexture(gl.TEXTURE0 + unit);
    this.mapTexture ??= gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.mapTexture);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGB, 256, 1, 0, gl.RGB, gl.UNSIGNED_BYTE, new Uint8Array(table));
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.uniform1i(gl.getUniformLocation(this.program, 'colours'), unit);
  }

  /**
   * Draws: { run (its id), cells [nx, ny, nz], metal, crack (voxels or null), field (voxels), range, table, camera { azimuth, elevation },
   *          slices [x, y, z] in cell widths or null each, clips likewise, cloud, paper, ink (colours as [r, g, b] of 0 to 1) }
   */
  draw(scene, width, height) {
    const { gl } = this;
    Object.assign(this.canvas, { width, height });
    const uniform = (name) => gl.getUniformLocation(this.program, name);
    const { right, up, viewer } = directions(scene.camera);
    const { metal, crack, field } = scene;
    const some = field;
    this.volume(0, 'metal', scene.run, metal ?? some, metal ? undefined : scene.range);
    this.volume(1, 'crack', scene.run, crack ?? some, crack ? undefined : scene.range);
    this.volume(2, 'field', scene.run, field, scene.range);
    this.map(3, scene.table);
    const low = [0, 0, 0];
    const high = [...scene.cells];
    scene.clips.forEach((place, axis) => {
      if (place !== null) {
        (viewer[axis] > 0 ? high : low)[axis] = place;
      }
    });
    const size = some.count.map((count) => (count - 1) * some.stride);
    const reach = (direction) => direction.reduce((sum, part, axis) => sum + Math.abs(part) * scene.cells[axis], 0);
    const perCell = FILLED * Math.min(width / reach(right), height / reach(up));
    gl.viewport(0, 0, width, height);
    for (const [name, value] of Object.entries({ right, up, viewer, size, low, high, nodes: some.count, slice: scene.slices.map((place) => place ?? -1),
      paper: scene.paper, ink: scene.ink })) {
      gl.uniform3f(uniform(name), ...value);
    }
    gl.uniform2f(uniform('middle'), width / 2, height / 2);
    gl.uniform2f(uniform('levels'), metal?.level ?? 0, crack?.level ?? 0);
    gl.uniform1f(uniform('perCell'), perCell);
    gl.uniform2i(uniform('surfaces'), metal ? 1 : 0, crack ? 1 : 0);
    gl.uniform3i(uniform('slices'), ...scene.slices.map((place) => (place === null ? 0 : 1)));
    gl.uniform1i(uniform('cloud'), scene.cloud ? 1 : 0);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    return this.canvas;
  }
}

/** As org.frond.picture.Camera. */
export function directions({ azimuth, elevation }) {
  const [sa, ca, se, ce] = [Math.sin(azimuth), Math.cos(azimuth), Math.sin(elevation), Math.cos(elevation)];
  return { right: [ca, 0, -sa], up: [-se * sa, ce, -se * ca], viewer: [ce * sa, se, ce * ca] };
}

function program(gl) {
  const made = gl.createProgram();
  for (const [kind, text] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) {
      throw new Error(`the view in space: ${gl.getShaderInfoLog(shader)}`);
    }
    gl.attachShader(made, shader);
  }
  gl.linkProgram(made);
  if (!gl.getProgramParameter(made, gl.LINK_STATUS)) {
    throw new Error(`the view in space: ${gl.getProgramInfoLog(made)}`);
  }
  return made;
}
