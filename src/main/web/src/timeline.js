// The slider over all snapshots, with the events above it, and the play button.

import { fill, h } from './dom.js';
import { format } from './units.js';

const FRAME_MS = 100;

export class Timeline {
  constructor({ show }) {
    this.show = show;
    this.times = [];
    this.playing = false;
    this.slider = h('input', { type: 'range', min: 0, max: 0, value: 0, 'aria-label': 'Snapshot', oninput: () => {
      this.stop();
      this.show(Number(this.slider.value));
    } });
    this.button = h('button', { type: 'button', class: 'play', 'aria-label': 'Play', onclick: () => this.toggle() }, icon(false));
    this.marks = h('div', { class: 'marks' });
    this.words = h('p', { class: 'words' });
    this.element = h('div', { class: 'timeline' }, this.button, h('div', { class: 'track' }, this.marks, this.slider), this.words);
  }

  set(times, events, runs) {
    this.times = times;
    this.runs = runs;
    this.slider.max = Math.max(0, times.length - 1);
    const seen = new Set();
    fill(this.marks, events.filter(({ kind }) => kind !== 'refused').map((event) => {
      const share = times.length > 1 ? this.position(event.time) / (times.length - 1) : 0;
      const place = `${(100 * share).toFixed(1)}`;
      if (seen.has(place + event.kind)) {
        return null;
      }
      seen.add(place + event.kind);
      const mark = h('button', { type: 'button', class: event.kind, title: `${event.event} at ${format(event.time, 's')}`, 'aria-label': `${event.event} at ${format(event.time, 's')}`,
        onclick: () => this.goTo(Math.round(this.position(event.time))) });
      mark.style.left = `${place}%`;
      return mark;
    }));
  }

  /** Where a time lies among the snapshots, which are evenly spaced on the slider. */
  position(time) {
    let n = 0;
    while (n < this.times.length - 1 && this.times[n + 1] <= time) {
      n++;
    }
    const next = this.times[n + 1];
    return next === undefined ? n : n + Math.max(0, (time - this.times[n]) / (next - this.times[n]));
  }

  isAtEnd() {
    return Number(this.slider.value) === Number(this.slider.max);
  }

  place(index) {
    this.slider.value = index;
  }

  goTo(index) {
    this.stop();
    this.place(index);
    return this.show(index);
  }

  step(by) {
    this.goTo(Math.max(0, Math.min(this.times.length - 1, Number(this.slider.value) + by)));
  }

  toggle() {
    if (this.playing) {
      this.stop();
    } else {
      this.play();
    }
  }

  stop() {
    this.playing = false;
    this.button.setAttribute('aria-label', 'Play');
    fill(this.button, icon(false));
  }

  async play() {
    if (this.times.length < 2) {
      return;
    }
    this.playing = true;
    this.button.setAttribute('aria-label', 'Pause');
    fill(this.button, icon(true));
    let index = this.isAtEnd() ? -1 : Number(this.slider.value);
    while (this.playing && index < this.times.length - 1) {
      index++;
      this.place(index);
      const started = performance.now();
      await this.show(index);
      await new Promise((done) => setTimeout(done, Math.max(0, FRAME_MS - (performance.now() - started))));
    }
    this.stop();
  }

  say(time, shots) {
    const index = Number(this.slider.value);
    const numbers = shots.map((shot) => (shot ? shot.number : '–')).join(' / ');
    fill(this.words, h('b', {}, format(time, 's')), h('span', {}, ` snapshot ${numbers}`), h('span', { class: 'note' }, ` ${index + 1} of ${this.times.length}`));
  }
}

function icon(playing) {
  return h('svg', { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' },
    h('path', { d: playing ? 'M4 3h3v10H4zM9 3h3v10H9z' : 'M4 2.5v11l9-5.5z', fill: 'currentColor' }));
}
