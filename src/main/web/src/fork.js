// What if: a run that goes on from the shown state with other settings.

import { fill, h } from './dom.js';
import { format } from './units.js';

export class WhatIf {
  constructor({ source, runs, shotOf, started }) {
    Object.assign(this, { source, runs, shotOf, started });
    this.element = h('section', { class: 'what-if', hidden: true, 'aria-label': 'What if' });
  }

  async toggle() {
    this.element.hidden = !this.element.hidden;
    if (!this.element.hidden) {
      this.run = this.runs()[0];
      await this.build();
    }
  }

  async build() {
    const runs = this.runs();
    this.name = h('input', { class: 'name', 'aria-label': 'Name of the new run', value: `what-if-${runs.length}`, spellcheck: 'false' });
    this.settings = h('textarea', { 'aria-label': 'Settings', rows: 4, spellcheck: 'false', placeholder: 'cell.voltage = 0.3 V' });
    this.from = h('p', { class: 'note' });
    this.message = h('p', { class: 'refused', role: 'alert' });
    this.button = h('button', { type: 'button', onclick: () => this.start() }, 'Start');
    const keys = h('datalist', { id: 'keys' });
    this.meaning = h('p', { class: 'note' });
    const key = h('input', { list: 'keys', 'aria-label': 'Key to change', placeholder: 'key to change', spellcheck: 'false', onchange: () => {
      const known = this.keys.find((one) => one.key === key.value);
      if (known) {
        this.settings.value += `${this.settings.value && !this.settings.value.endsWith('\n') ? '\n' : ''}${known.key} = ${known.value}\n`;
        this.meaning.textContent = known.meaning;
        key.value = '';
        this.settings.focus();
      }
    } });
    const which = runs.length > 1 ? h('select', { 'aria-label': 'Run to go on from', onchange: (event) => {
      this.run = this.runs().find(({ id }) => id === event.target.value);
      this.say();
    } }, runs.map((run) => h('option', { value: run.id, selected: run.id === this.run.id }, run.name))) : null;
    fill(this.element, h('h2', {}, 'What if: go on from here with other settings'),
      h('div', { class: 'row' }, which, h('label', {}, 'as ', this.name), key, keys),
      this.settings, this.meaning, this.from, h('div', { class: 'row' }, this.button, this.message));
    this.say();
    this.keys = await this.source.keys(this.run);
    fill(keys, this.keys.map((one) => h('option', { value: one.key }, one.value)));
  }

  /** From which checkpoint a run would go on. */
  say() {
    if (this.element.hidden || this.starting) {
      return;
    }
    const run = this.runs().find(({ id }) => id === this.run.id);
    const shot = run.snapshots.length > 0 ? this.shotOf(run) : null;
    const kept = (run.checkpoints ?? []).filter((step) => shot && step <= shot.step);
    const step = Math.max(...kept);
    this.button.disabled = kept.length === 0;
    this.from.textContent = !shot ? 'There is no snapshot to go on from yet.'
      : kept.length === 0 ? `No checkpoint is kept of step ${shot.step} or before${run.checkpoints?.length ? `, only of ${[...run.checkpoints].sort((a, b) => a - b).join(', ')}` : ''}. output.keepCheckpoints: all keeps them.`
        : step === shot.step ? `Goes on from the checkpoint of this state: step ${step}, t = ${format(shot.time, 's')}.`
          : `Goes on from the checkpoint of step ${step}, the last one before the shown step ${shot.step}.`;
  }

  async start() {
    const run = this.runs().find(({ id }) => id === this.run.id);
    this.starting = true;
    this.button.disabled = true;
    this.message.textContent = '';
    this.from.textContent = 'Starting; the configuration is being checked.';
    try {
      await this.source.fork(run, this.shotOf(run), encodeURIComponent(this.name.value.trim()), this.settings.value);
      this.element.hidden = true;
      await this.started();
    } catch (problem) {
      this.message.textContent = problem.message;
    } finally {
      this.starting = false;
      this.say();
    }
  }
}
