// The command line with the app running, without it, and with the app started or quit in the middle.
import { jsonLines, remoteShell, runAppCommand, startCommand } from './command-line.ts';
import { expect, test, type DesktopFixtures } from './fixtures.ts';
import { dismissPrompt } from './keychain-prompt.ts';
import {
  activity,
  clickSetting,
  jobRow,
  jobTable,
  signedIn,
  signInTo,
  statusAtService,
  submitAtService,
  signalScreenLock,
} from './user-steps.ts';

/** An account in the keychain, and no app. */
const signedInBefore = async ({
  launch,
  practice,
}: Pick<DesktopFixtures, 'launch' | 'practice'>) => {
  const app = await launch();
  await signedIn(app, practice);
  await app.quit();
};

const load = { context: 'MyDB', taskname: 'load', estimate: '500' };

const signInArgs = ({ base, wsId }: DesktopFixtures['practice']): string[] =>
  `--url ${base} --wsid ${wsId} --password-stdin`.split(' ');

test('the running app serves a command that has no display and no bus', async ({
  launch,
  practice,
  profile,
}) => {
  const page = await signedIn(await launch(), practice);
  const options = { profile, env: remoteShell };

  const listed = await runAppCommand(['jobs'], options);
  expect(listed).toMatchObject({ code: 0, error: '' });
  const [head, ...rows] = listed.out.trimEnd().split('\n');
  expect(head).toMatch(/^job\tstatus\tname\t/);
  expect(rows.find((row) => row.startsWith('5001\t'))).toContain('\tstarted\tvirgo_psf_colours\t');

  const cancel = startCommand(['cancel', '5001', '--json'], options);
  await cancel.says('"canceling"');
  expect(await statusAtService(practice, '5001')).toBe('2');
  expect(await cancel.code).toBe(0);
  expect(await statusAtService(practice, '5001')).toBe('3');
  const events = jsonLines(cancel.out());
  expect(events.map(({ event, status }) => [event, status])).toEqual([
    ['status', 'started'],
    ['status', 'canceling'],
    ['outcome', 'cancelled'],
    ['end', undefined],
  ]);
  expect(events.at(-2)).toMatchObject({ job: '5001', outcome: 'cancelled', exitCode: 0 });
  expect(events.at(-1)).toMatchObject({ exitCode: 0 });

  await expect(jobRow(page, '5001')).toContainText('cancelled');
  await expect(activity(page)).toContainText('Cancel of job 5001 requested in a terminal');
  const accounts = await runAppCommand(['accounts', '--json'], options);
  expect(accounts.code).toBe(0);
  expect(accounts.out).not.toContain(practice.password);
});

test('a command works without the app, whose next start shows the result', async ({
  launch,
  practice,
  profile,
}) => {
  await signedInBefore({ launch, practice });
  const [cancelled, listed] = await Promise.all([
    runAppCommand(['cancel', '5001'], { profile }),
    runAppCommand(['jobs', '--json'], { profile }),
  ]);
  expect(listed.code).toBe(0);
  expect(jsonLines(listed.out)[0]?.['jobs']).toContainEqual(
    expect.objectContaining({ job: '5002', status: 'started' }),
  );
  expect(cancelled.code).toBe(0);
  expect(await statusAtService(practice, '5001')).toBe('3');
  const page = await (await launch()).window();
  await expect(jobRow(page, '5001')).toContainText('cancelled');
  await expect(activity(page)).toContainText('Cancel of job 5001 requested in a terminal');
});

test('an app that starts takes over a cancel, and one that quits returns it to the command', async ({
  launch,
  practice,
  profile,
}) => {
  await signedInBefore({ launch, practice });
  const first = startCommand(['cancel', '5001'], { profile });
  await first.says('canceling');
  const app = await launch();
  await first.says('CasJobs Tray was started and continues.');
  expect(await first.code).toBe(0);
  expect(first.out()).toContain('\tcancelled\tcancelled\t');

  const jobId = await submitAtService(practice, load);
  const second = startCommand(['cancel', jobId], { profile });
  await second.says('canceling');
  await app.quit();
  await second.says('CasJobs Tray was quit; this command continues.');
  expect(await second.code).toBe(0);
  expect(await statusAtService(practice, jobId)).toBe('3');
});

test('an account from the environment or standard input needs no profile and is not saved', async ({
  practice,
  profile,
}) => {
  const byInput = await runAppCommand(['cancel', '5001', ...signInArgs(practice)], {
    profile,
    env: remoteShell,
    input: `${practice.password}\n`,
  });
  expect(byInput).toMatchObject({ code: 0, error: '' });
  expect(byInput.out).toContain('\tcancelled\t');
  const { base, wsId, password } = practice;
  const env = { ...remoteShell, CASJOBS_URL: base, CASJOBS_WSID: wsId, CASJOBS_PW: password };
  const byEnvironment = await runAppCommand(['jobs', '--all', '--json'], { profile, env });
  expect(byEnvironment.code).toBe(0);
  expect(jsonLines(byEnvironment.out)[0]?.['jobs']).toContainEqual(
    expect.objectContaining({ job: '5001', status: 'cancelled' }),
  );
  const late = await runAppCommand(['watch', '5005', '--timeout', '1s'], { profile, env });
  expect(late.code).toBe(124);
  expect(late.error).toContain('Time is up. Nobody watches the jobs now.');
  expect((await runAppCommand(['jobs'], { profile, env: remoteShell })).code).toBe(4);
});

test('a filter asks for confirmation on a terminal, and NO_COLOR turns colors off', async ({
  launch,
  practice,
  profile,
}) => {
  await signedIn(await launch(), practice);
  const options = { profile, columns: 80 };
  const refused = startCommand(['cancel', '--name', 'virgo*'], options);
  await refused.says('[y/N]');
  refused.type('\n');
  expect(await refused.code).toBe(1);
  expect(refused.out()).toContain('Nothing was cancelled.');
  expect(await statusAtService(practice, '5001')).toBe('1');

  const agreed = startCommand(['cancel', '--name', 'virgo*'], options);
  await agreed.says('[y/N]');
  agreed.type('y\n');
  expect(await agreed.code).toBe(0);
  expect(agreed.out()).toContain('\u001b[32m');
  expect(agreed.out()).toContain('virgo_psf_colours');
  expect(
    Math.max(
      ...agreed
        .out()
        .split(/\r?\n/)
        .slice(0, 2)
        .map(({ length }) => length),
    ),
  ).toBeLessThanOrEqual(80);
  expect(await statusAtService(practice, '5001')).toBe('3');

  const plain = startCommand(['jobs', '--all'], { ...options, env: { NO_COLOR: '1' } });
  expect(await plain.code).toBe(0);
  expect(plain.out()).toContain('cancelled');
  expect(plain.out()).not.toContain('\u001b[');
  expect((await runAppCommand(['cancel', '--name', 'galex*'], { profile })).code).toBe(2);
  const listed = await runAppCommand(['cancel', '--name', 'galex*', '--dry-run'], { profile });
  expect(listed.code).toBe(0);
  expect(listed.out).toContain('5002');
  expect(await statusAtService(practice, '5002')).toBe('1');
});

test('wait ends with the documented exit codes', async ({ launch, practice, profile }) => {
  const page = await signedIn(await launch(), practice);
  expect((await runAppCommand(['cancel', '5001', '--no-wait'], { profile })).code).toBe(0);
  expect((await runAppCommand(['watch', '5001'], { profile })).code).toBe(3);
  expect((await runAppCommand(['watch', '4994'], { profile })).code).toBe(0);
  const late = await runAppCommand(['watch', '5005', '--timeout', '1s'], { profile });
  expect(late.code).toBe(124);
  expect(late.error).toContain('Time is up. CasJobs Tray continues to watch.');
  const jobId = await submitAtService(practice, load);
  const interrupted = startCommand(['cancel', jobId], { profile });
  await interrupted.says('canceling');
  interrupted.child.kill('SIGINT');
  expect(await interrupted.code).toBe(130);
  expect(interrupted.error()).toContain('CasJobs Tray continues what was requested.');
  await expect(jobRow(page, jobId)).toContainText('cancelled', { timeout: 30_000 });
});

test('a command exits with 3 or 5 for jobs that cannot be cancelled', async ({
  launch,
  practice,
  profile,
}) => {
  await signedIn(await launch(), practice);
  const others = await runAppCommand(['cancel', '5002', '5003', '4994', '--json'], { profile });
  expect(others.code).toBe(3);
  const outcomes = jsonLines(others.out).flatMap(({ outcome }) => outcome ?? []);
  expect(outcomes.sort()).toEqual(['already-over', 'failed-while-cancelling', 'finished-before']);
  const missing = await runAppCommand(['submit-again', '99999999'], { profile });
  expect(missing.code).toBe(5);
  expect(missing.error).toContain('Job 99999999 is not listed.');
});

test('a command exits with 2 for a wrong command line and with 1 for an unreachable service', async ({
  launch,
  practice,
  profile,
}) => {
  const page = await signedIn(await launch(), practice);
  expect((await runAppCommand(['cancel'], { profile })).code).toBe(2);
  expect((await runAppCommand(['jobs', '--account', 'nobody'], { profile })).code).toBe(2);
  await practice.close();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText("can't be reached").first()).toBeVisible();
  expect((await runAppCommand(['jobs'], { profile })).code).toBe(1);
  const accounts = await runAppCommand(['accounts'], { profile });
  expect(accounts.code).toBe(0);
  expect(accounts.out).toContain("can't be reached");
});

test('a command exits with 4 for locked accounts and a wrong password', async ({
  launch,
  practice,
  profile,
}) => {
  const wrong = await runAppCommand(['jobs', ...signInArgs(practice)], { profile, input: 'wrong' });
  expect(wrong.code).toBe(4);
  const page = await signedIn(await launch(), practice);
  await page.getByRole('button', { name: 'Settings' }).click();
  await clickSetting(page.getByRole('checkbox', { name: 'Lock with the screen' }));
  await clickSetting(page.getByRole('checkbox', { name: 'Cancel jobs while locked' }));
  await expect(async () => {
    signalScreenLock(true);
    await expect(page.getByText('The accounts are locked.')).toBeVisible({ timeout: 1000 });
  }).toPass();
  const locked = await runAppCommand(['cancel', '5001'], { profile });
  expect(locked.code).toBe(4);
  expect(locked.error).toContain('The accounts are locked. Unlock them in the window');
  expect(await statusAtService(practice, '5001')).toBe('1');
});

test('a command distinguishes a locked keychain from a missing password', async ({
  launch,
  practice,
  profile,
  keychainFailures,
}) => {
  await signedInBefore({ launch, practice });
  await keychainFailures.lock();
  const command = startCommand(['jobs'], { profile, env: { DISPLAY: undefined } });
  await dismissPrompt();
  expect(await command.code).toBe(4);
  expect(command.error()).toContain('The keychain is locked.');
});

test('a command cancels a thousand IDs from standard input at once', async ({
  launch,
  practice,
  profile,
}) => {
  test.setTimeout(120_000);
  const ids: string[] = [];
  for (let round = 0; round < 50; round += 1)
    ids.push(
      ...(await Promise.all(Array.from({ length: 20 }, () => submitAtService(practice, load)))),
    );
  const page = await (await launch()).window();
  await signInTo(page, practice);
  await expect(jobTable(page).getByRole('button', { name: /^\d+$/ }).first()).toBeVisible();
  const done = await runAppCommand(['cancel', '-', '--quiet', '--json'], {
    profile,
    input: ids.join('\n'),
  });
  expect(done.code).toBe(0);
  const ended = jsonLines(done.out).filter(({ event }) => event === 'outcome');
  expect(new Set(ended.map(({ job: id }) => id))).toEqual(new Set(ids));
});
