// What the app did and what the service said, as it stands in the activity list, on disk and as text.
import { SECOND } from '../fakes/durations.ts';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CasJobsError } from '../../electron/casjobs/errors.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { practiceAccount } from '../practice-service/controlled-service.ts';
import {
  formFor,
  jobIn,
  openTestCore,
  signInToCore,
  titlesOf,
  resultValue,
  type TestCore,
} from './test-core.ts';
import { edit } from '../accounts/test-accounts.ts';
import { cancelJob, hasOutcome, untilCanceling, hasLine } from './cancel-steps.ts';

const titles = ({ core }: TestCore): string[] => titlesOf(core.snapshot().activity);

describe('The activity list', () => {
  it('tells of a cancel from the CancelJob that was sent to the end', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    await cancelJob(home, key, '5001');
    await untilCanceling(home, '5001');
    home.practice.pass(4 * SECOND);
    await home.poll();
    await hasOutcome(home, '5001', 'cancelled');
    expect(titles(home).filter((title) => title.includes('5001'))).toEqual([
      'Cancel requested for job 5001',
      'CasJobs answered the cancel request for job 5001',
      'Canceling job 5001',
      'Job 5001 cancelled',
    ]);
  });

  it('tells what CasJobs says against a CancelJob, in its own words', async () => {
    const home = await openTestCore();
    await cancelJob(home, await signInToCore(home), '4999');
    const { activity } = await hasLine(home, 'Job 4999 is not yours');
    const failed = activity.find(({ title }) => title === 'Cancel request for job 4999 failed');
    expect(failed?.detail).toMatch(/^You do not own job 4999\./);
  });

  it('says of a cancel in an outage what its row says: it waits, and is sent again', async () => {
    const home = await openTestCore({
      createService: (options) => ({
        ...createSoapService(options),
        cancel: () => Promise.reject(new CasJobsError('unreachable')),
      }),
    });
    await cancelJob(home, await signInToCore(home), '5001');
    await home.until((snapshot) => jobIn(snapshot, '5001')?.cancelWaits === true);
    const { activity } = await hasLine(home, 'Cancel request for job 5001 was not answered');
    expect(activity.at(-1)).toMatchObject({
      body: 'Cancel waits for CasJobs. It will be sent again.',
      detail: "CasJobs can't be reached.",
      weight: 'plain',
    });
    expect(titles(home)).not.toContain('Cancel request for job 5001 failed');
  });

  it('tells each new status that a poll sees of a job that nobody watches', async () => {
    const home = await openTestCore();
    await signInToCore(home);
    await home.poll();
    home.practice.pass(60 * SECOND);
    await home.poll();
    await hasLine(home, 'Job 5007 is started');
    home.practice.pass(60 * SECOND);
    await home.poll();
    await hasLine(home, 'Job 5007 is finished');
    expect(titles(home).filter((title) => title.includes('5007'))).toHaveLength(2);
  });

  it('tells a error once as long as it lasts, and when CasJobs answers again', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    const wrong = edit(key, { password: 'wrong' });
    resultValue(await home.core.commands['edit-account'](wrong));
    await hasLine(home, 'Mine: CasJobs rejected this sign-in.');
    await home.poll();
    await home.poll();
    const right = edit(key, { password: practiceAccount.password });
    resultValue(await home.core.commands['edit-account'](right));
    await hasLine(home, 'Mine: Connected again');
    expect(titles(home).filter((title) => title.startsWith('Mine: '))).toHaveLength(2);
  });

  it('tells of accounts, of pausing and of watching', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    home.core.setPaused(true);
    home.core.setPaused(false);
    await home.core.commands['watch-job']({ accountKey: key, jobId: '5002', on: true });
    await home.core.commands['watch-job']({ accountKey: key, jobId: '5002', on: false });
    await home.core.commands['change-binding']({ accountKey: key, binding: 'soap11' });
    expect(titles(home)).toEqual([
      'Account Mine added',
      'Updates paused',
      'Updates resumed',
      'Notification for job 5002 turned on',
      'Notification for job 5002 turned off',
      'Connection setting of Mine changed',
    ]);
    await home.core.commands['remove-account']({ accountKey: key });
    expect(titles(home).at(-1)).toMatch(/^Account Mine removed/);
    expect(home.core.snapshot().activity.map(({ accountKey }) => accountKey)).not.toContain(key);
  });

  it('outlives a restart, in a file of its own', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    await cancelJob(home, key, '5001');
    await untilCanceling(home, '5001');
    const before = titles(home);
    const later = await home.restart();
    expect(titles(later).slice(0, before.length + 1)).toEqual([...before, 'CasJobs Tray started']);
    expect(await readdir(home.folder)).toContain('activity.json');
  });

  it('of 40 cancels at once is no flood', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    const ids = Array.from({ length: 40 }, (_, n) => String(900_000 + n));
    await home.core.commands['cancel-jobs']({ accountKey: key, jobIds: ids });
    await home.until(({ activity }) =>
      activity.some(({ title }) => /^Cancel requested for job \d+, and 31 more jobs$/.test(title)),
    );
    const sent = titles(home).filter((title) => title.startsWith('Cancel requested'));
    expect(sent).toHaveLength(9);
  });
});

describe('The activity list as text', () => {
  const CANARY = 'canary-7f3a w&rd';

  it('is copied and saved, and holds neither password nor WSID, on the disk neither', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    resultValue(await home.core.commands['edit-account'](edit(key, { password: CANARY })));
    await hasLine(home, 'Mine: CasJobs rejected this sign-in.');
    await cancelJob(home, key, '4999');
    resultValue(await home.core.commands['copy-activity']());
    expect(resultValue(await home.core.commands['save-activity']())).toEqual({ saved: true });
    const [name = '', text = ''] = home.saved[0] ?? [];
    expect(name).toMatch(/^CasJobs Tray activity \d{4}-\d\d-\d\d\.txt$/);
    // The day that the calendar on the wall has.
    expect(name).toContain(new Date().toLocaleDateString('sv-SE'));
    expect(home.copied).toEqual([text]);
    expect(text).toContain('Account Mine added');
    await home.core.close();
    const file = await readFile(path.join(home.folder, 'activity.json'), 'utf8');
    for (const told of [text, file]) {
      expect(told).not.toContain('canary');
      expect(told).not.toContain(practiceAccount.password);
      expect(told).not.toContain(formFor(home.practice).who);
    }
  });
});
