// The end of the app: what must be kept is kept, and whatever hangs, the process is gone within a few seconds.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transformWithOxc } from 'vite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  LONGEST_END_MS,
  waitForSystem,
  closeAll,
  type EndParts,
} from '../../electron/platform/shutdown.ts';

const never = (): Promise<never> => new Promise(() => undefined);

const ending = (part: Partial<EndParts> = {}) => {
  const done: string[] = [];
  const note = (what: string) => () => void done.push(what);
  const over = closeAll({
    save: () => Promise.resolve().then(note('saved')),
    closings: [note('talk'), note('notices'), note('bus'), note('tray')],
    rests: [() => Promise.resolve(true)],
    kill: note('killed'),
    ...part,
  });
  return { done, over };
};

describe('taking the app down', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('saves first, closes everything, and kills nothing', async () => {
    const { done, over } = ending();
    await over;
    expect(done).toEqual(['saved', 'talk', 'notices', 'bus', 'tray']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each<[string, Partial<EndParts>]>([
    ['the disk', { save: never }],
    ['a thread', { closings: [never] }],
    ['the bus, among others', { closings: [() => undefined, never, () => undefined] }],
    ['the keychain', { rests: [() => Promise.resolve(true), () => Promise.resolve(false)] }],
    [
      'everything',
      { save: never, closings: [never, never], rests: [() => Promise.resolve(false)] },
    ],
  ])('ends within its limit by force when %s hangs', async (_what, part) => {
    const { done, over } = ending(part);
    await vi.advanceTimersByTimeAsync(LONGEST_END_MS - 1_000);
    expect(done.at(-1)).toBe('killed');
    await over;
  });

  it.each<[string, Partial<EndParts>]>([
    ['the disk refuses', { save: () => Promise.reject(new Error('full')) }],
    ['the keychain fails', { rests: [() => Promise.reject(new Error('gone'))] }],
  ])('goes on where %s', async (_what, part) => {
    const { done, over } = ending(part);
    await over;
    expect(done).toContain('tray');
  });

  it('closes the others where one throws', async () => {
    const closed: string[] = [];
    const closings = [
      () => {
        throw new Error('a tray that is gone');
      },
      () => closed.push('bus'),
      () => Promise.reject(new Error('a notice')),
      () => closed.push('notices'),
    ];
    const { done, over } = ending({ closings });
    await over;
    expect(closed).toEqual(['bus', 'notices']);
    expect(done).toEqual(['saved']);
  });
});

describe('the system', () => {
  it('rests once what it was asked for has come back, and not before', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ending-'));
    const pipe = path.join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    // A pipe that nobody writes to holds its reader, as a disk that hangs does.
    const reading = readFile(pipe, 'utf8');
    expect(await waitForSystem(50)).toBe(false);
    writeFileSync(pipe, 'there');
    expect(await reading).toBe('there');
    expect(await waitForSystem(5_000)).toBe(true);
    rmSync(folder, { recursive: true });
  });
});

describe('a process', () => {
  const file = new URL('../../electron/platform/shutdown.ts', import.meta.url);
  /** Node 20 reads no types. */
  const run = async (then: string): Promise<NodeJS.Signals | null> => {
    const source = await readFile(file, 'utf8');
    const { code } = await transformWithOxc(source, 'ending.ts');
    const child = spawn(process.execPath, ['--input-type=module', '-e', `${code}\n${then}`]);
    const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    return signal;
  };

  it('is killed when a call does not return and so no timer of its own goes off', async () => {
    expect(await run('killAfter(100); while (true);')).toBe('SIGKILL');
  });

  it('is killed when it only waits', async () => {
    expect(await run('killAfter(100); setInterval(() => undefined, 1000);')).toBe('SIGKILL');
  });

  it('ends by itself where nothing hangs', async () => {
    expect(await run('killAfter(60_000);')).toBeNull();
  });
});
