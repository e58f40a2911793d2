// The program that runs when a job ends, in the whole core: chosen by the user, run for real outcomes of a real service.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../electron/settings/settings.ts';
import { notesAll, runnerFor, smallPrograms, type Noted } from '../hook/small-programs.ts';
import { SECOND } from '../fakes/durations.ts';
import { practiceAccount } from '../practice-service/controlled-service.ts';
import { openTestCore, signInToCore, titlesOf, resultValue, type TestCore } from './test-core.ts';
import { cancelJob, hasLine, hasOutcome, untilCanceling } from './cancel-steps.ts';

/** Appends a line for each run. */
const appends = `
require('node:fs').appendFileSync('runs', process.env.CASJOBS_JOB + ' ' + process.env.CASJOBS_OUTCOME + '\\n');
`;

const withScript = async (text: string, parts: { agrees?: boolean } = {}) => {
  const programs = await smallPrograms();
  const home = await openTestCore({ programs: runnerFor(programs) });
  home.agrees = parts.agrees ?? true;
  const typed = await programs.script(text);
  const chosen = await home.core.commands['choose-program'](typed);
  return { programs, home, typed, chosen };
};

const cancelled = async (home: TestCore, key: string): Promise<void> => {
  await cancelJob(home, key, '5001');
  await untilCanceling(home, '5001');
  home.practice.pass(4 * SECOND);
  await hasOutcome(home, '5001', 'cancelled');
};

const pendingIn = async (home: TestCore): Promise<unknown[]> => {
  const text = await readFile(path.join(home.folder, 'watches.json'), 'utf8');
  return (JSON.parse(text) as { pendingOutcomes: unknown[] }).pendingOutcomes;
};

describe('choosing the program', () => {
  it('shows the whole command line in a dialog of the system first, and turns it on', async () => {
    const { home, typed, chosen } = await withScript('');
    expect(chosen).toEqual({ ok: true, value: { chosen: true } });
    const parts = [typed.path, ...typed.arguments].map((part) => `“${part}”\n`);
    expect(home.asked.join('')).toContain(parts.join(''));
    expect(home.core.settings.value().program).toEqual({ ...typed, isOn: true });
  });

  it('stores nothing where the user does not agree', async () => {
    const { home, chosen } = await withScript('', { agrees: false });
    expect(chosen).toEqual({ ok: true, value: { chosen: false } });
    expect(home.core.settings.value().program).toBeNull();
  });

  it('asks nothing about a program that is refused', async () => {
    const home = await openTestCore({ programs: runnerFor(await smallPrograms()) });
    const answer = await home.core.commands['choose-program']({ path: 'notify', arguments: [] });
    expect(answer).toMatchObject({ ok: false, error: { field: 'program' } });
    expect(home.asked).toEqual([]);
  });

  it('is not possible by the page alone, which can only switch it or let go of it', async () => {
    const { home } = await withScript('');
    const { commands, settings } = home.core;
    const now = settings.value();
    const off = { ...now, program: now.program && { ...now.program, isOn: false } };
    const other = { ...now, program: now.program && { ...now.program, arguments: ['-e', '1'] } };
    expect(await commands['change-settings'](other)).toMatchObject({ ok: false });
    expect(await commands['change-settings'](off)).toMatchObject({ ok: true });
    expect(await commands['change-settings']({ ...now, program: null })).toMatchObject({
      ok: true,
    });
    expect(await commands['change-settings'](now)).toMatchObject({ ok: false });
    expect(settings.value().program).toBeNull();
  });

  it('is not possible while the accounts are locked, nor is switching or testing it', async () => {
    const { home, typed } = await withScript('');
    const { commands, settings, lock } = home.core;
    await settings.change({ lock: { afterMinutes: 0, withScreen: true, letsCancel: true } });
    lock.screenLocked();
    const locked = { ok: false, error: { code: 'locked' } };
    expect(await commands['choose-program'](typed)).toMatchObject(locked);
    expect(await commands['test-program']()).toMatchObject(locked);
    const off = { ...settings.value(), program: null };
    expect(await commands['change-settings'](off)).toMatchObject(locked);
    expect(settings.value().program?.isOn).toBe(true);
  });

  it('is undone by Forget everything', async () => {
    const { home } = await withScript('');
    resultValue(await home.core.commands['forget-everything']());
    expect(home.core.settings.value()).toEqual(defaultSettings);
  });
});

describe('the program', () => {
  it('runs when a job was cancelled, and is told of it without a secret', async () => {
    const { home, programs } = await withScript(notesAll);
    const key = await signInToCore(home);
    await cancelled(home, key);
    const text = await programs.written('noted');
    const noted = JSON.parse(text) as Noted;
    const told: unknown = JSON.parse(noted.input);
    expect(told).toMatchObject({
      test: false,
      job: '5001',
      account: 'Mine',
      status: 'cancelled',
      outcome: 'cancelled',
      slotFree: true,
      text: 'Job 5001 cancelled. Its queue slot is free.',
    });
    expect((told as { ended: { utc: string } }).ended.utc).toMatch(/^\d{4}-.*Z$/);
    expect(noted.env).toMatchObject({ CASJOBS_JOB: '5001', CASJOBS_OUTCOME: 'cancelled' });
    expect(text).not.toContain(practiceAccount.password);
    expect(text).not.toContain(practiceAccount.wsId);
    expect(text.toLowerCase()).not.toContain('select');
  });

  it('runs once, also where the app is started again before the user was told', async () => {
    const { home, programs } = await withScript(appends);
    home.shows = null;
    await cancelled(home, await signInToCore(home));
    expect(await programs.written('runs')).toBe('5001 cancelled\n');
    const later = await home.restart();
    expect(titlesOf(later.notices)).toEqual(['Job 5001 cancelled']);
    await vi.waitFor(async () => expect(await pendingIn(later)).toEqual([]));
    await later.core.close();
    expect(await programs.written('runs')).toBe('5001 cancelled\n');
  });

  it('runs while the accounts are locked', async () => {
    const { home, programs } = await withScript(appends);
    const key = await signInToCore(home);
    await home.core.settings.change({
      lock: { afterMinutes: 0, withScreen: true, letsCancel: true },
    });
    home.core.lock.screenLocked();
    await cancelled(home, key);
    expect(await programs.written('runs')).toBe('5001 cancelled\n');
  });

  it('does not run for jobs of the practice service', async () => {
    const { home, programs } = await withScript(appends);
    const { accountKey } = resultValue(await home.core.commands['try-practice']());
    await home.until(({ jobs }) => jobs.some(({ jobId }) => jobId === '5001'));
    await cancelled(home, accountKey);
    const real = await signInToCore(home);
    await cancelJob(home, real, '5002');
    expect(await programs.written('runs')).toMatch(/^5002 /);
  });

  it('that fails is told in the activity list in one sentence', async () => {
    const text = 'console.error("\\u001b[1mcan not\\u001b[0m mail"); process.exit(7)';
    const { home } = await withScript(text);
    await cancelled(home, await signInToCore(home));
    const title = 'The program for job 5001 ended with exit code 7.';
    const { activity } = await hasLine(home, title);
    expect(activity.find((line) => line.title === title)).toMatchObject({
      body: '',
      weight: 'attention',
      jobId: '5001',
      detail: '[1mcan not [0m mail',
    });
  });
});

describe('the test of the program', () => {
  it('runs it with an outcome that is marked, and says its exit code', async () => {
    const { home, programs } = await withScript(`${notesAll} console.log('heard');`);
    const { commands } = home.core;
    expect(await commands['test-program']()).toEqual({
      ok: true,
      value: { isGood: true, text: 'The program ended with exit code 0.', output: 'heard' },
    });
    const { env, input } = JSON.parse(await programs.written('noted')) as Noted;
    expect(env).toMatchObject({ CASJOBS_TEST: '1' });
    expect(JSON.parse(input)).toMatchObject({ test: true });
  });

  it('says why the program failed', async () => {
    const { home } = await withScript('console.error("no mail server"); process.exit(2)');
    expect(await home.core.commands['test-program']()).toEqual({
      ok: true,
      value: {
        isGood: false,
        text: 'The program ended with exit code 2.',
        output: 'no mail server',
      },
    });
    expect(titlesOf(home.core.snapshot().activity)).toEqual([]);
  });

  it('is refused where no program is chosen', async () => {
    const home = await openTestCore({ programs: runnerFor(await smallPrograms()) });
    expect(await home.core.commands['test-program']()).toMatchObject({
      ok: false,
      error: { detail: 'No program is chosen.' },
    });
  });
});
