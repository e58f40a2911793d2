// The runner starts real programs: what they are given, how their end is told, and that nothing of them is left.
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createProgramRunner } from '../../electron/platform/program-runner.ts';
import type { ProgramEnd } from '../../electron/hook/program-run.ts';
import { isUnix, unixOnly } from '../skips.ts';
import {
  notesAll,
  openStage,
  runnerFor,
  smallPrograms,
  type Noted,
  type SmallPrograms,
} from './small-programs.ts';

const nothing = { variables: {}, input: '' };

const notedBy = async (programs: SmallPrograms): Promise<Noted> =>
  JSON.parse(await programs.written('noted')) as Noted;

/** The end of a script, with what it has written. */
const endOf = async (text: string): Promise<ProgramEnd> => {
  const programs = await smallPrograms();
  return runnerFor(programs).run({ ...(await programs.script(text)), ...nothing });
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a program', () => {
  it('gets its input, its variables and its arguments, in the home folder', async () => {
    const programs = await smallPrograms();
    const run = await programs.script(notesAll, 'one', 'two');
    const variables = { CASJOBS_JOB: '5001', CASJOBS_NAME: 'm31 $HOME "halo"; `ls`\n%PATH%' };
    const end = await runnerFor(programs).run({ ...run, variables, input: '{"job":"5001"}\n' });
    expect(end).toEqual({ kind: 'ended', exitCode: 0, output: '' });
    const noted = await notedBy(programs);
    expect(noted).toMatchObject({ input: '{"job":"5001"}\n', words: ['one', 'two'] });
    expect(noted.env).toMatchObject(variables);
    expect(path.basename(noted.folder)).toBe(path.basename(programs.folder));
  });

  it('gets each argument as it is, whatever a shell would make of it', async () => {
    const programs = await smallPrograms();
    const odd = ['', ' ', 'a b', '"q"', "it's", '$(id)', '`id`', ';', '&& ls', '|', '>x', '*', '~'];
    const words = [...odd, 'a\nb', '\\', '\\"', '%PATH%', '^', '--', 'ünïcödé 🌌'];
    const run = await programs.script(notesAll, ...words);
    await runnerFor(programs).run({ ...run, ...nothing });
    expect((await notedBy(programs)).words).toEqual(words);
  });

  it('gets any arguments as they are', async () => {
    const words = fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { maxLength: 8 });
    const withoutNul = words.map((all) => all.map((word) => word.replaceAll('\0', '')));
    const programs = await smallPrograms();
    const runner = runnerFor(programs);
    await fc.assert(
      fc.asyncProperty(withoutNul, async (all) => {
        await runner.run({ ...(await programs.script(notesAll, ...all)), ...nothing });
        expect((await notedBy(programs)).words).toEqual(all);
      }),
      { numRuns: 15 },
    );
  });

  it('gets what programs need of the environment, and no other variable', async () => {
    const programs = await smallPrograms();
    const secrets = {
      CASJOBS_PW: 'hunter2',
      HTTPS_PROXY: 'http://me:hunter2@proxy',
      NODE_OPTIONS: '',
    };
    const needed = { PATH: process.env['PATH'], LANG: 'de_DE.UTF-8', HOME: programs.folder };
    const system = process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {};
    const runner = runnerFor(programs, { env: { ...secrets, ...needed, ...system, MINE: '1' } });
    await runner.run({ ...(await programs.script(notesAll)), ...nothing });
    const { env } = await notedBy(programs);
    expect(env).toMatchObject(isUnix ? needed : { PATH: needed.PATH });
    expect(
      Object.keys(env).filter((name) => [...Object.keys(secrets), 'MINE'].includes(name)),
    ).toEqual([]);
    expect(JSON.stringify(env)).not.toContain('hunter2');
  });

  it('may leave its input unread, however long it is', async () => {
    const programs = await smallPrograms();
    const run = await programs.script('process.exit(0)');
    const input = 'x'.repeat(1_000_000);
    const end = await runnerFor(programs).run({ ...run, variables: {}, input });
    expect(end).toMatchObject({ kind: 'ended', exitCode: 0 });
  });
});

describe('the end of a program', () => {
  it('has its exit code and what it wrote on standard error', async () => {
    const text = 'console.log("done 3 of 4"); console.error("no space left"); process.exitCode = 3';
    expect(await endOf(text)).toEqual({ kind: 'ended', exitCode: 3, output: 'no space left\n' });
  });

  it('has what it wrote on standard output where it wrote no error', async () => {
    expect(await endOf('console.log("done")')).toMatchObject({ output: 'done\n' });
  });

  it('has the start of very much output, all of which is read', async () => {
    const text = 'for (let at = 0; at < 5000; at += 1) console.log("line " + at + "x".repeat(500))';
    const end = await endOf(text);
    expect(end).toMatchObject({ kind: 'ended', exitCode: 0 });
    expect(end.kind === 'ended' && end.output.length).toBe(4_096);
  });

  it.runIf(isUnix)('names the signal that ended it', unixOnly, async () => {
    const end = await endOf('process.kill(process.pid, "SIGKILL")');
    expect(end).toEqual({ kind: 'killed', signal: 'SIGKILL', output: '' });
  });

  it('says that a file is not there', async () => {
    const programs = await smallPrograms();
    const file = path.join(programs.folder, 'gone');
    const end = await runnerFor(programs).run({ path: file, arguments: [], ...nothing });
    expect(end).toEqual({ kind: 'not-started', why: 'not-found' });
  });

  it.runIf(isUnix)('says that a file may not be executed', unixOnly, async () => {
    const programs = await smallPrograms();
    const file = await programs.executable('plain', '#!/bin/sh\n', 0o600);
    const end = await runnerFor(programs).run({ path: file, arguments: [], ...nothing });
    expect(end).toEqual({ kind: 'not-started', why: 'not-executable' });
  });

  it.runIf(isUnix)('says that the interpreter of a script is not there', unixOnly, async () => {
    const programs = await smallPrograms();
    const file = await programs.executable('script', '#!/no/such/interpreter\n');
    const end = await runnerFor(programs).run({ path: file, arguments: [], ...nothing });
    expect(end).toEqual({ kind: 'not-started', why: 'not-found' });
  });

  it('says that Windows would need a shell', async () => {
    const runner = createProgramRunner({ platform: 'win32', env: {}, homeFolder: '/' });
    for (const name of ['x.bat', 'x.CMD', 'x.cmd. '])
      expect(await runner.run({ path: `C:\\${name}`, arguments: [], ...nothing })).toEqual({
        kind: 'not-started',
        why: 'needs-shell',
      });
  });

  it('comes although a child holds its output open', async () => {
    const text = `
      const { spawn } = require('node:child_process');
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
      console.log(String(child.pid));
      child.unref();
      process.exit(0);
    `;
    const end = await endOf(text);
    expect(end).toMatchObject({ kind: 'ended', exitCode: 0 });
    process.kill(Number(end.kind === 'ended' && end.output), 'SIGKILL');
  });
});

/** Starts a child that ignores signals, and writes the ids of both. */
const withChild = `
const { spawn } = require('node:child_process');
const { renameSync, writeFileSync } = require('node:fs');
const ignore = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up')";
const child = spawn(process.execPath, ['-e', ignore], { stdio: ['ignore', 'pipe', 'inherit'] });
child.stdout.once('data', () => {
  writeFileSync('pids.new', [process.pid, child.pid].join(' '));
  renameSync('pids.new', 'pids');
  console.log('waiting');
});
`;

const pidsOf = async (programs: SmallPrograms): Promise<number[]> =>
  (await programs.written('pids')).split(' ').map(Number);

describe('a program that takes too long', () => {
  it('is killed with its children', async () => {
    const programs = await smallPrograms();
    const run = { ...(await programs.script(withChild)), ...nothing };
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const ending = runnerFor(programs).run(run);
    const pids = await pidsOf(programs);
    vi.advanceTimersByTime(59_999);
    expect(pids.filter(isAlive)).toEqual(pids);
    vi.advanceTimersByTime(1);
    vi.useRealTimers();
    expect(await ending).toMatchObject({ kind: 'timed-out' });
    await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), 5_000);
  });
});

describe('a runner that is closed', () => {
  it('kills what runs, with its children, and starts nothing more', async () => {
    const programs = await smallPrograms();
    const runner = runnerFor(programs);
    const run = { ...(await programs.script(withChild)), ...nothing };
    const ending = runner.run(run);
    const pids = await pidsOf(programs);
    runner.close();
    expect(await ending).toEqual({ kind: 'stopped' });
    await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), 5_000);
    expect(await runner.run(run)).toEqual({ kind: 'stopped' });
  });

  it('leaves alone what has ended', async () => {
    const programs = await smallPrograms();
    const stage = await openStage();
    const runner = runnerFor(programs);
    const ending = runner.run({ ...(await programs.script(stage.script, '7')), ...nothing });
    await vi.waitFor(() => expect(stage.running()).toEqual(['7']), 5_000);
    stage.end('7');
    expect(await ending).toMatchObject({ kind: 'ended', exitCode: 0 });
    expect(() => runner.close()).not.toThrow();
  });
});
