// Looks at results in a browser as a person would, and compares what the page shows with what the files hold.
//
// node test/browser.mjs FROND RESULT POINTS.json [--space RESULT] [OTHER_RESULT CONFIG]
//
// FROND is the launcher, POINTS.json comes from .ci/probe_points.py. With a result in space it is looked at as a whole, by software. With
// another result and a configuration, runs are looked at side by side and one is watched while it is made. Ends with a line of how much
// passed, and with 1 when something did not.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { chromium } from 'playwright-core';

const given = process.argv.slice(2);
const inSpace = given.includes('--space') ? given.splice(given.indexOf('--space'), 2)[1] : null;
const [frond, result, pointsFile, other, config] = given;
const DERIVED_TOLERANCE = 1e-12; // of the largest value: another order of the same sums
const folder = mkdtempSync(join(tmpdir(), 'frond-browser-'));
const children = [];
let passed = 0;
let failed = 0;

/** Serves folders and gives the link. */
async function serve(...folders) {
  const child = spawn(frond, ['view', ...folders], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  let printed = '';
  for await (const part of child.stdout) {
    printed += part;
    const link = /http:\/\/127\.0\.0\.1:\d+\/\w+\/\?token=\w+/.exec(printed);
    if (link) {
      return link[0];
    }
  }
  throw new Error(`frond view ended: ${printed}`);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const asked = new Set();
const complaints = [];

async function open(address) {
  const page = await browser.newPage({ viewport: { width: 1480, height: 980 }, acceptDownloads: true });
  page.on('request', (request) => asked.add(new URL(request.url()).host));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (problem) => complaints.push(problem.stack));
  await page.goto(address);
  await page.waitForSelector('body[data-ready]', { timeout: 60000 });
  return page;
}

async function check(what, test) {
  try {
    await test();
    passed++;
    console.log(`ok      ${what}`);
  } catch (problem) {
    failed++;
    console.log(`not ok  ${what}\n${problem.stack}`);
  }
}

const slider = (page) => page.getByRole('slider', { name: 'Snapshot' });

async function goTo(page, index, snapshot) {
  await slider(page).fill(String(index));
  await page.waitForFunction((number) => document.querySelector('canvas.field').dataset.snapshot === String(number), snapshot);
}

async function choose(page, quantity) {
  await page.click(`[data-quantity="${quantity}"]`);
  await page.waitForFunction((id) => document.querySelector('canvas.field').dataset.quantity === id, quantity);
}

/** Moves the mouse to a place in the picture and reads what is shown for it. */
async function probed(page, size, { x, y, quantity, time }) {
  const box = await page.locator('canvas.glass').first().boundingBox();
  const at = await page.locator('canvas.field').first().evaluate((canvas) => ({ ...canvas.dataset }));
  const [left, top, width, height] = [at.left, at.top, at.width, at.height].map(Number);
  await page.mouse.move(box.x + left + x / size[0] * width, box.y + top + height - y / size[1] * height);
  const pixel = size[0] / width;
  const text = await page.waitForFunction(([px, py, slack, id, t]) => {
    const readout = document.querySelector('.readout');
    const [shownX, shownY] = (readout.dataset.place ?? '').split(' ').map(Number);
    const exact = readout.querySelector('.exact');
    return readout.dataset.quantity === id && Number(readout.dataset.time) === t && Math.abs(shownX - px) < slack && Math.abs(shownY - py) < slack && exact
      ? exact.dataset.value : null;
  }, [x, y, 1.5 * pixel, quantity, time]);
  return Number(await text.jsonValue());
}

const { snapshots, points } = JSON.parse(readFileSync(pointsFile, 'utf8'));

try {
  const link = await serve(result);
  const page = await open(link);
  const run = await page.evaluate(async () => (await (await fetch('runs')).json()).runs[0]);
  const size = [run.grid.cells[0] * run.grid.spacing, run.grid.cells[1] * run.grid.spacing];

  await check('the token is not left in the address', async () => {
    assert.equal(new URL(page.url()).search, '');
  });

  await check('the slider shows every snapshot', async () => {
    assert.equal(run.snapshots.length, snapshots);
    for (let n = 0; n < snapshots; n++) {
      await goTo(page, n, n);
      const time = await page.locator('canvas.field').getAttribute('data-time');
      assert.equal(Number(time), run.snapshots[n].time);
    }
  });

  await check('every field of the file can be shown', async () => {
    assert.deepEqual([...new Set(points.map(({ quantity }) => quantity))].sort(), run.quantities.map(({ id }) => id).sort());
  });

  for (const quantity of [...new Set(points.map((point) => point.quantity))]) {
    const own = points.filter((point) => point.quantity === quantity);
    await check(`the probe shows the file's ${quantity} at ${own.length} places`, async () => {
      await choose(page, quantity);
      for (const point of own) {
        await goTo(page, point.snapshot, point.snapshot);
        const shown = await probed(page, size, point);
        if (point.stored) {
          assert.equal(shown, point.value, JSON.stringify(point));
        } else {
          assert.ok(Math.abs(shown - point.value) <= DERIVED_TOLERANCE * point.size, `${shown}, ${JSON.stringify(point)}`);
        }
      }
    });
  }

  await check('a table of the shown field has every digit', async () => {
    const point = points.find(({ quantity, stored }) => stored && quantity === 'potential');
    await choose(page, 'potential');
    await goTo(page, point.snapshot, point.snapshot);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#csv')]);
    const lines = readFileSync(await download.path(), 'utf8').trim().split('\n').slice(1).map((line) => line.split(',').map(Number));
    const line = lines.find(([x, y]) => Math.abs(x - point.x) < 1e-3 * run.grid.spacing && Math.abs(y - point.y) < 1e-3 * run.grid.spacing);
    assert.equal(line[2], point.value);
  });

  await check('a picture is saved', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'PNG' }).click()]);
    const png = readFileSync(await download.path());
    assert.equal(png.subarray(1, 4).toString(), 'PNG');
    assert.ok(png.readUInt32BE(16) > 1500);
  });

  await check('the history is saved as it is in the folder', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'History CSV' }).click()]);
    assert.equal(readFileSync(await download.path(), 'utf8'), readFileSync(join(result, 'history.csv'), 'utf8'));
  });

  await check('a line shows the values along it', async () => {
    const box = await page.locator('canvas.glass').boundingBox();
    await page.click('[data-tool=line]');
    await page.mouse.move(box.x + 0.4 * box.width, box.y + 0.3 * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.6 * box.width, box.y + 0.7 * box.height, { steps: 4 });
    await page.mouse.up();
    await page.waitForSelector('.profile:not([hidden]) canvas');
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.profile').getByRole('button', { name: 'CSV' }).click()]);
    const rows = readFileSync(await download.path(), 'utf8').trim().split('\n');
    assert.match(rows[0], /^distance \[m\],/);
    assert.equal(rows.length, 402); // a head, and both ends of 400 pieces
    await page.keyboard.press('Escape');
    await page.click('[data-tool=probe]');
  });

  await check('play goes to the end', async () => {
    await goTo(page, 0, 0);
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForFunction((last) => document.querySelector('canvas.field').dataset.snapshot === String(last), snapshots - 1);
  });

  await check('the result names the keys that differ from their defaults', async () => {
    const shown = await page.locator('.run-results').first().textContent();
    assert.ok(shown.includes('Parameters') && shown.includes('grid.cells'), shown);
    assert.ok(!shown.includes('[object'), shown);
  });

  await check('the deformed shape is drawn', async () => {
    await page.getByRole('combobox', { name: 'Deformed shape' }).selectOption('automatic');
    await page.waitForFunction(() => /displacement ×/.test(document.querySelector('.controls').textContent));
  });
  await page.close();

  await check('without the token nothing is shown', async () => {
    const context = await browser.newContext();
    const stranger = await context.newPage();
    const answer = await stranger.goto(link.replace(/\?.*/, ''));
    assert.equal(answer.status(), 403);
    await context.close();
  });

  await check('a report opens without a network and shows the same', async () => {
    const file = join(folder, 'report.html');
    execFileSync(frond, ['report', result, '--out', file], { stdio: 'ignore' });
    assert.ok(statSync(file).size < 10e6);
    const context = await browser.newContext({ offline: true, viewport: { width: 1480, height: 980 } });
    const report = await context.newPage();
    report.on('request', (request) => asked.add(new URL(request.url()).host));
    report.on('pageerror', (problem) => complaints.push(problem.stack));
    await report.goto(`file://${file}`);
    await report.waitForSelector('body[data-ready]');
    await choose(report, 'potential');
    const point = points.find(({ quantity }) => quantity === 'potential');
    await goTo(report, point.snapshot, point.snapshot);
    assert.ok(Math.abs(await probed(report, size, point) - point.value) < 1e-3 * point.size);
    await context.close();
  });

  if (inSpace) {
    const body = await open(await serve(inSpace));
    await body.setViewportSize({ width: 900, height: 620 });
    const canvas = body.locator('canvas.field');
    const shown = (wanted) => body.waitForFunction((text) => (document.querySelector('canvas.field').dataset.space ?? '').includes(text), wanted, { timeout: 120000 });
    const pixels = () => canvas.evaluate((element) => {
      const copy = new OffscreenCanvas(element.width, element.height).getContext('2d', { willReadFrequently: true });
      copy.drawImage(element, 0, 0);
      const { data } = copy.getImageData(0, 0, element.width, element.height);
      const count = {};
      for (let at = 0; at < data.length; at += 4) {
        const name = `${data[at]},${data[at + 1]},${data[at + 2]}`;
        count[name] = (count[name] ?? 0) + 1;
      }
      return count;
    });
    const orange = (count) => Object.entries(count).filter(([name]) => Number(name.split(',')[0]) > Number(name.split(',')[2]) + 40).reduce((sum, [, n]) => sum + n, 0);

    await check('a run in space is drawn as a whole', async () => {
      await choose(body, 'concentration');
      await body.getByRole('combobox', { name: 'Plane', exact: true }).selectOption('space');
      await shown('"crack":true');
      assert.ok(orange(await pixels()) > 500);
    });

    await check('the crack can be left away', async () => {
      await body.locator('[data-space=crack]').uncheck();
      await shown('"crack":false');
      assert.equal(orange(await pixels()), 0);
    });

    await check('a plane shows the field in its colours', async () => {
      await body.locator('[data-space=metal]').uncheck();
      await choose(body, 'grain_boundary');
      await body.getByRole('combobox', { name: 'Plane across z' }).selectOption('shown');
      await shown('"mode":"shown"');
      // most of the body is no boundary: the first colour of its map, unlit
      const first = await body.evaluate(async () => (await (await fetch('runs')).json()).maps.ink[0]);
      const name = [1, 3, 5].map((at) => parseInt(first.slice(at, at + 2), 16)).join(',');
      assert.ok((await pixels())[name] > 1000, `${name} in ${Object.keys(await pixels()).length} colours`);
    });

    await check('dragging goes round the body', async () => {
      const box = await body.locator('canvas.glass').boundingBox();
      await body.mouse.move(box.x + 200, box.y + 200);
      await body.mouse.down();
      await body.mouse.move(box.x + 260, box.y + 200);
      await body.mouse.up();
      // 0.56 less 60 pixels over 120
      await shown('"azimuth":0.06');
    });

    await check('the picture in space is saved', async () => {
      const [download] = await Promise.all([body.waitForEvent('download'), body.getByRole('button', { name: 'PNG' }).click()]);
      assert.equal(readFileSync(await download.path()).subarray(1, 4).toString(), 'PNG');
    });

    await check('a plane is shown again', async () => {
      await body.getByRole('combobox', { name: 'Plane', exact: true }).selectOption('2');
      await body.waitForFunction(() => !document.querySelector('canvas.field').dataset.space);
    });
    await body.close();
  }

  if (other) {
    await check('two runs stand side by side at the same time', async () => {
      const both = await open(await serve(result, other));
      assert.equal(await both.locator('canvas.field').count(), 2);
      assert.ok((await both.locator('figure dt').allTextContents()).includes('cell.voltage'));
      await slider(both).fill('3');
      const time = await both.evaluate(() => document.querySelector('.words b').textContent);
      assert.ok(time.length > 0);
      const listed = await both.evaluate(async () => (await (await fetch('runs')).json()).runs.map(({ snapshots: shots }) => shots));
      const times = [...new Set(listed.flat().map((shot) => shot.time))].sort((a, b) => a - b);
      await both.waitForFunction((want) => [...document.querySelectorAll('canvas.field')].every((canvas, n) => canvas.dataset.snapshot === String(want[n])),
        listed.map((shots) => shots.filter((shot) => shot.time <= times[3]).pop().number));
      await both.close();
    });

    await check('a run that goes on with other settings is started and shown beside its parent', async () => {
      const parent = await open(await serve(result));
      await parent.click('#what-if');
      await parent.getByRole('textbox', { name: 'Settings' }).fill('cell.voltage = 0.3 V\nstop.steps = 2');
      await parent.getByRole('button', { name: 'Start' }).click();
      await parent.waitForFunction(() => [...document.querySelectorAll('canvas.field')].filter((canvas) => canvas.dataset.snapshot).length === 2, null, { timeout: 120000 });
      assert.ok((await parent.locator('figure dt').allTextContents()).includes('cell.voltage'));
      const from = JSON.parse(readFileSync(join(result, 'forks', 'what-if-1', 'provenance.json'), 'utf8')).parent;
      assert.equal(basename(from.folder), basename(result));
      await parent.close();
    });

    await check('a run is followed while it is made', async () => {
      const live = join(folder, 'live');
      const making = spawn(frond, ['run', config, '--device', 'cpu', '--set', 'stop.steps=8', '--set', 'output.everySteps=1', '--out', live], { stdio: 'ignore' });
      children.push(making);
      const ended = new Promise((done) => making.on('exit', done));
      while (!existsSync(join(live, 'snapshots')) || readdirSync(join(live, 'snapshots')).filter((name) => /^\d+\.h5$/.test(name)).length === 0) {
        await new Promise((done) => setTimeout(done, 100));
      }
      const watching = await open(await serve(live));
      const before = Number(await slider(watching).getAttribute('max'));
      assert.equal(await ended, 0);
      const last = readdirSync(join(live, 'snapshots')).filter((name) => /^\d+\.h5$/.test(name)).length - 1;
      assert.ok(before < last, `${before} of ${last} were there already`);
      await watching.waitForFunction((n) => document.querySelector('canvas.field').dataset.snapshot === String(n), last);
      await watching.waitForFunction(() => /completed/.test(document.querySelector('.status').textContent));
      await watching.close();
    });
  }

  await check('no request leaves this machine', async () => {
    assert.ok([...asked].every((host) => /^127\.0\.0\.1:\d+$/.test(host) || host === ''), [...asked].join(' '));
  });

  await check('the browser complains of nothing', async () => {
    assert.deepEqual(complaints, []);
  });
} finally {
  await browser.close();
  children.forEach((child) => child.kill());
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${basename(result)}: ${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
