// What a run came to: verdict, budgets, where the time went, where it comes from, and its configuration.

import { h } from './dom.js';
import { digits, format } from './units.js';

const UNITS = [['_C_per_m', 'C/m'], ['_J_per_m2', 'J/m^2'], ['_m2', 'm^2'], ['_m3', 'm^3'], ['_Pa', 'Pa'], ['_V', 'V'], ['_A_per_m', 'A/m'], ['_C', 'C'], ['_m', 'm'], ['_s', 's']];
const HEAD = new Set(['schema', 'schemaVersion', 'ending', 'reason', 'verdict', 'budgets_hold']);
const BUDGETS = new Set(['charge_error', 'ion_error', 'healed_damage', 'energy_error']);
// whose names are keys of the configuration
const PARAMETERS = 'parameters';

function number(key, value) {
  if (typeof value !== 'number') {
    return [phrase(key), typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)];
  }
  const unit = UNITS.find(([ending]) => key.endsWith(ending));
  return unit ? [phrase(key.slice(0, -unit[0].length)), format(value, unit[1])] : [phrase(key), Number.isInteger(value) ? String(value) : digits(value, 3)];
}

/** Numbers that belong together, such as the error bars of a refined run. */
const isGroup = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

const phrase = (key) => {
  const text = key.replaceAll('_', ' ');
  return text[0].toUpperCase() + text.slice(1);
};

const rows = (pairs) => h('dl', { class: 'pairs' }, pairs.map(([key, value]) => [h('dt', {}, key), h('dd', {}, value)]));

function folded(title, open, ...content) {
  return h('details', { open, 'data-part': title }, h('summary', {}, title), content);
}

/** How often which reason made a step be refused. */
function limits(events) {
  const reasons = new Map();
  for (const row of events.rows) {
    if (row[events.index('Event')] === 'refused step') {
      const reason = row[events.index('Detail')].replace(/^of [^:]*: /, '');
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
  }
  return [...reasons].sort((a, b) => b[1] - a[1]);
}

/** Totals of the columns that count work. */
function work(history) {
  return history.columns.map((column, n) => ({ column, n }))
    .filter(({ column }) => column.unit === '' && /sweeps|steps|iterations/i.test(column.name) && !/refused/i.test(column.name))
    .map(({ column, n }) => [column.name, String(history.numbers(n).reduce((a, b) => a + b, 0))]);
}

export async function results(source, runs, content, before) {
  const open = new Map([...(before?.querySelectorAll('details') ?? [])].map((part) => [`${part.closest('section').dataset.run}/${part.dataset.part}`, part.open]));
  const parts = [];
  for (const run of runs) {
    const [history, events, provenance] = await Promise.all([
      source.table(run, 'history.csv', run.historyBytes), source.table(run, 'events.csv', run.eventBytes), run.provenance ?? source.text(run, 'provenance.json')]);
    run.provenance = provenance;
    const from = provenance ? JSON.parse(provenance) : {};
    const { summary } = run;
    const isOpen = (title, otherwise) => open.get(`${run.id}/${title}`) ?? otherwise;
    const section = h('section', { class: 'run-results', 'data-run': run.id }, h('h2', {}, runs.length > 1 ? run.name : 'Result'));
    if (summary) {
      section.append(h('p', { class: `verdict ${summary.ending}` }, `${phrase(summary.ending)}: ${summary.reason}.`));
      (summary.verdict ?? []).slice(1).forEach((line) => section.append(h('p', { class: 'verdict-line' }, line)));
      const budgets = Object.entries(summary).filter(([key]) => BUDGETS.has(key));
      const others = Object.entries(summary).filter(([key]) => !HEAD.has(key) && !BUDGETS.has(key));
      section.append(rows(others.filter(([, value]) => !isGroup(value)).map(([key, value]) => number(key, value))));
      others.filter(([, value]) => isGroup(value)).forEach(([title, group]) => section.append(h('h3', {}, phrase(title)),
        rows(Object.entries(group).map(([key, value]) => title === PARAMETERS ? [key, String(value)] : number(key, value)))));
      if (budgets.length > 0) {
        section.append(h('h3', {}, 'Budgets'), h('p', { class: summary.budgets_hold ? 'holds' : 'fails' }, summary.budgets_hold ? 'All hold.' : 'Not all hold.'),
          rows(budgets.map(([key, value]) => [phrase(key), digits(value, 2)])));
      }
    } else {
      section.append(h('p', { class: 'note' }, 'The run has written no verdict yet.'));
    }
    const reasons = limits(events);
    section.append(h('h3', {}, 'Where the time went'), rows([
      ...(summary?.wall_clock_s ? [['Wall clock', format(summary.wall_clock_s, 's')]] : []),
      ['Steps', String(history.rows.length)], ...work(history), ...reasons.map(([reason, count]) => [`Refused: ${reason}`, `${count} ×`])]));
    section.append(folded('Where it comes from', isOpen('Where it comes from', false), rows(Object.entries(from).filter(([key]) => !/^schema/.test(key) && key !== 'inputs')
      .map(([key, value]) => [phrase(key), String(value)])), Object.entries(from.inputs ?? {}).map(([file, sum]) => h('p', { class: 'hash' }, h('span', {}, file), h('code', {}, sum)))));
    const text = h('pre');
    const config = folded('Effective configuration', isOpen('Effective configuration', false), text);
    const load = async () => {
      if (config.open && !text.textContent) {
        text.textContent = await source.text(run, 'config.yaml');
      }
    };
    config.addEventListener('toggle', load);
    await load();
    section.append(config);
    parts.push(section);
  }
  if (content.holds) {
    parts.push(h('section', { class: 'holds-what' }, h('h2', {}, 'What this report holds'), content.holds.map((line) => h('p', {}, line))));
  }
  parts.push(h('p', { class: 'note version' }, `Frond ${content.frond}`));
  return parts;
}

