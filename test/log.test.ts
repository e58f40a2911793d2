import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultFacts, openLog, type Fact } from '../electron/log.ts';
import { temporaryFolder } from './fakes/temporary-folder.ts';

const MEGABYTE = 1024 * 1024;

/** The lines that a log has after these facts, without their times. */
const linesAfter = async (...all: [string, Record<string, unknown>?][]): Promise<string[]> => {
  const file = path.join(await temporaryFolder(), 'logs/app.log');
  const log = openLog({ file });
  all.forEach(([event, facts]) => log(event, facts as Record<string, Fact>));
  const lines = (await readFile(file, 'utf8')).split('\n').slice(0, -1);
  return lines.map((line) => line.replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z /, ''));
};

describe('the log', () => {
  it('has a line a fact, with its time', async () => {
    const facts = { request: 'refresh', count: 3, ok: false, why: null };
    expect(await linesAfter(['started'], ['look-failed', facts])).toEqual([
      'started',
      'look-failed request="refresh" count=3 ok=false why=null',
    ]);
  });

  it('drops what is no plain value, so that no error and no form is ever written', async () => {
    const error = Object.assign(new Error('hunter2'), { config: { password: 'hunter2' } });
    const says = { toString: () => 'hunter2', toJSON: () => 'hunter2' };
    const facts = { error, says, list: ['hunter2'], run: () => 'hunter2', none: undefined, is: 1 };
    expect(await linesAfter(['failed', facts], ['failed', { mark: Symbol('hunter2') }])).toEqual([
      'failed is=1',
      'failed',
    ]);
  });

  it('cannot be made to hold a forged line, a colour or a turned text', async () => {
    const evil = 'a\n2026-01-01T00:00:00.000Z quit\r\u001b[31m\u2028\u202e"b"\u0000';
    const lines = await linesAfter(['told', { evil }], ['x\ny', { 'k\n': 1 }]);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe(
      'told evil="a\\u{a}2026-01-01T00:00:00.000Z quit\\u{d}\\u{1b}[31m\\u{2028}\\u{202e}\'b\'\\u{0}"',
    );
    expect(lines[1]).toBe('x\\u{a}y k\\u{a}=1');
  });

  it('cuts long texts', async () => {
    const [line] = await linesAfter(['told', { text: 'x'.repeat(5000) }]);
    expect(line).toBe(`told text="${'x'.repeat(200)}"`);
  });

  it('goes on after an earlier run, and is nobody else’s business', async () => {
    const file = path.join(await temporaryFolder(), 'app.log');
    openLog({ file })('first');
    openLog({ file })('second');
    expect(await readFile(file, 'utf8')).toMatch(/ first\n.* second\n$/);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('stays small: at a megabyte it begins anew and keeps one older file', async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, 'app.log');
    await writeFile(path.join(folder, 'app.old.log'), 'oldest');
    await writeFile(file, 'x'.repeat(MEGABYTE - 10));
    openLog({ file })('new');
    expect((await readdir(folder)).sort()).toEqual(['app.log', 'app.old.log']);
    expect(await readFile(file, 'utf8')).toMatch(/^\S+ new\n$/);
    expect((await stat(path.join(folder, 'app.old.log'))).size).toBe(MEGABYTE - 10);
  });

  it('goes on, to twice its size, while it cannot be moved aside', async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, 'app.log');
    // A folder that is not empty stands where the older half is to go.
    await mkdir(path.join(folder, 'app.old.log/in-the-way'), { recursive: true });
    await writeFile(file, 'x'.repeat(MEGABYTE));
    openLog({ file })('new');
    expect((await readFile(file, 'utf8')).endsWith(' new\n')).toBe(true);
    await writeFile(file, 'x'.repeat(2 * MEGABYTE));
    openLog({ file })('newer');
    expect((await stat(file)).size).toBe(2 * MEGABYTE);
  });

  it('that cannot be written stops nothing', async () => {
    const file = path.join(await temporaryFolder(), 'app.log');
    await mkdir(file);
    expect(() => openLog({ file })('told')).not.toThrow();
    expect(() => openLog({ file: path.join(file, '\0') })('told')).not.toThrow();
    const throws = Object.defineProperty({}, 'x', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    expect(() => openLog({ file })('told', throws as Record<string, Fact>)).not.toThrow();
  });

  it('without a file takes every fact and keeps none', () => {
    expect(() => openLog({ file: null })('told', { a: 1 })).not.toThrow();
  });
});

describe('an unexpected error', () => {
  const errorAt = (message: string, ...frames: string[]): Error => {
    const error = new TypeError(message);
    error.stack = [`TypeError: ${message}`, ...frames.map((frame) => `    at ${frame}`)].join('\n');
    return error;
  };
  const bundle = '/home/ada/resources/app.asar/out/main';

  it('is logged by its name and its place in the bundles, without folder and message', () => {
    const error = errorAt(
      'hunter2',
      'node:internal/process/task_queues:95:5',
      `a (file://${bundle}/main-1a2b.js:1:23456)`,
      `b (file://${bundle}/main.js:1:7)`,
    );
    expect(faultFacts(error)).toEqual({ error: 'TypeError', at: 'main-1a2b.js:1:23456' });
  });

  it('has a place on Windows too, and none outside the bundles', () => {
    expect(faultFacts(errorAt('', 'C:\\RunningApp\\out\\main\\worker.js:2:3'))).toHaveProperty(
      'at',
      'worker.js:2:3',
    );
    expect(faultFacts(errorAt('', '/home/ada/secret.js:2:3'))).toEqual({ error: 'TypeError' });
    expect(faultFacts('hunter2')).toEqual({ error: 'unknown' });
  });

  it('gives nothing of a message that looks like a place, even one that was changed later', () => {
    const forged = errorAt(`x\n    at ${bundle}/hunter2.js:1:2`);
    expect(faultFacts(forged)).toEqual({ error: 'TypeError' });
    forged.message = 'another';
    expect(faultFacts(forged)).toEqual({ error: 'TypeError' });
  });
});
