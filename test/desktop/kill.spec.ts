// No accepted cancel is lost when the packaged app is killed, 50 times at random moments with one profile.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { argsOf, appProgram, type RunningApp } from './app.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { expect, test } from './fixtures.ts';
import type { PracticeProcess } from './practice-process.ts';
import { startRequestRelay } from './request-relay.ts';
import { jobTable, fillSignIn, statusAtService, submitAtService } from './user-steps.ts';
import { countInSummaries, reportedOutcomes, type ReportedOutcome } from './reported-outcomes.ts';

const KILLS = 50;
/** Each so many starts there is a window, in which a person cancels and watches. */
const WINDOW_EACH = 8;
/** A start is killed up to so long after its beginning, or after its first request. */
const START_MS = 1_500;
const WORK_MS = 1_000;
/** An app that was killed in the midst of its work starts on a machine that is still busy with that. */
const STARTED_MS = 30_000;
/** From the desktop's taking a notice until it is written down that it was told. */
const WRITING_MS = 1_000;

const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);

interface Command {
  readonly kind: 'cancel' | 'watch';
  readonly jobId: string;
}

/** A job that runs for half a minute from its second second on. */
const submit = (practice: PracticeProcess): Promise<string> =>
  submitAtService(practice, { context: 'MyDB', taskname: 'load', estimate: '0' });

const accountKeyIn = (profile: string): string => {
  const text = readFileSync(path.join(profile, 'accounts.json'), 'utf8');
  return /"key": "([^"]+)"/.exec(text)?.[1] ?? '';
};

/** Whether main has said that it has taken the command; not, where the app was killed before. */
const ask = async (page: Page, accountKey: string, { kind, jobId }: Command): Promise<boolean> => {
  const [name, argument] =
    kind === 'cancel'
      ? ['cancel-jobs', { accountKey, jobIds: [jobId] }]
      : ['watch-job', { accountKey, jobId, on: true }];
  const code = `window.casjobs.ask(${JSON.stringify(name)}, ${JSON.stringify(argument)})`;
  const answer = await page.evaluate<{ ok: boolean }>(code).catch(() => ({ ok: false }));
  return answer.ok;
};

const startHidden = (profile: string): ChildProcess =>
  spawn(appProgram, argsOf({ profile, args: ['--hidden'] }), { stdio: 'ignore' });

const kill = async (pid: number, ended: Promise<unknown>): Promise<number> => {
  process.kill(pid, 'SIGKILL');
  const at = Date.now();
  await ended;
  return at;
};

/** Told again, although the first time had long been written down. */
const needlessRepeats = (
  tellings: readonly ReportedOutcome[],
  kills: readonly number[],
): ReportedOutcome[] =>
  tellings.filter(({ jobId, at }, index) => {
    const before = tellings.slice(0, index).findLast((one) => one.jobId === jobId);
    if (!before) return false;
    return !kills.some((k) => k >= before.at && k <= at && k - before.at < WRITING_MS);
  });

const watchesIn = (profile: string): { watches: unknown[]; pendingOutcomes: unknown[] } =>
  JSON.parse(readFileSync(path.join(profile, 'watches.json'), 'utf8')) as {
    watches: unknown[];
    pendingOutcomes: unknown[];
  };

/** The jobs whose outcomes stand in the activity list. */
const recordedIn = (profile: string): string[] => {
  const text = readFileSync(path.join(profile, 'activity.json'), 'utf8');
  return (JSON.parse(text) as { outcomes: { jobId: string }[] }).outcomes.map(({ jobId }) => jobId);
};

test('the app reports and records the outcome of every job once, though it is killed 50 times', async ({
  launch,
  practice,
  profile,
  notifications,
}) => {
  test.setTimeout(10 * 60_000);
  process.stdout.write(`KILL_SEED=${seed}\n`);
  const chance = createSeededRandom(seed);
  const relay = await startRequestRelay(practice.base);
  const [waiting, taken, kills]: [string[], Command[], number[]] = [[], [], []];

  const giveCommands = async (app: RunningApp): Promise<void> => {
    const page = await app.window();
    if (kills.length === 0) await fillSignIn(page, { ...practice, url: relay.base });
    // Which of the many are in sight is no matter.
    const anyJob = jobTable(page).getByRole('button', { name: /^\d+$/ }).first();
    await expect(anyJob).toBeVisible({ timeout: STARTED_MS });
    const accountKey = accountKeyIn(profile);
    const commands = waiting.splice(0).map((jobId): Command => {
      return { kind: chance.next() < 0.5 ? 'cancel' : 'watch', jobId };
    });
    const given = commands.map(async (command) => {
      if (await ask(page, accountKey, command)) taken.push(command);
    });
    await pause(chance.next() * WORK_MS);
    kills.push(await kill(app.pid, app.ended()));
    await Promise.all(given);
  };

  const runHidden = async (): Promise<void> => {
    const isEarly = chance.next() < 0.3;
    const asked = isEarly ? Promise.resolve() : relay.nextRequest(30_000);
    const child = startHidden(profile);
    const ended = once(child, 'exit');
    try {
      await asked;
      await pause(chance.next() * (isEarly ? START_MS : WORK_MS));
    } finally {
      kills.push(await kill(child.pid ?? 0, ended));
    }
  };

  for (let one = 0; one < 6; one += 1) waiting.push(await submit(practice));
  while (kills.length < KILLS) {
    if (kills.length % WINDOW_EACH === 0) await giveCommands(await launch());
    else await runHidden();
    waiting.push(await submit(practice));
  }

  const last = startHidden(profile);
  const ended = once(last, 'exit');
  try {
    const nothing = { watches: [], pendingOutcomes: [] };
    await expect.poll(() => watchesIn(profile), { timeout: 120_000 }).toMatchObject(nothing);
  } finally {
    await kill(last.pid ?? 0, ended);
    await relay.close();
  }

  const tellings = reportedOutcomes(notifications.all());
  const named = new Set(tellings.map(({ jobId }) => jobId));
  const unnamed = taken.filter(({ jobId }) => !named.has(jobId));
  const repeats = tellings.length - named.size;
  const numbers = `${taken.length} jobs taken, ${named.size} told by name, ${unnamed.length} in summaries only`;
  process.stdout.write(`${numbers}, ${repeats} told again because a kill came in between\n`);
  expect(taken.filter(({ kind }) => kind === 'cancel').length).toBeGreaterThan(5);
  expect(taken.filter(({ kind }) => kind === 'watch').length).toBeGreaterThan(5);
  for (const { jobId } of taken)
    expect(await statusAtService(practice, jobId), `job ${jobId}`).toMatch(/^[35]$/);
  expect(unnamed.length).toBeLessThanOrEqual(countInSummaries(notifications.all()));
  expect(needlessRepeats(tellings, kills)).toEqual([]);
  const recorded = new Set(recordedIn(profile));
  expect(taken.filter(({ jobId }) => !recorded.has(jobId))).toEqual([]);
});
