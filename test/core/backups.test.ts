// Accounts, watched jobs and settings whose file is damaged: the last good copy is offered, and restored by a choice.
import { SECOND } from '../fakes/durations.ts';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../electron/settings/settings.ts';
import type { BackupView } from '../../electron/core/view-model/snapshot.ts';
import { bytesIn } from '../accounts/test-accounts.ts';
import { removeFolder } from '../fakes/temporary-folder.ts';
import {
  accountIn,
  formFor,
  jobIn,
  openTestCore,
  signInToCore,
  reportedTitles,
  resultValue,
  type TestCore,
} from './test-core.ts';

type What = BackupView['file'];

/** The next run of this app, after its file was damaged. */
const afterDamage = async (home: TestCore, ...files: readonly What[]): Promise<TestCore> => {
  await home.core.close();
  for (const file of files) await writeFile(path.join(home.folder, `${file}.json`), '{ half');
  return home.restart();
};

const offeredIn = (home: TestCore): What[] => home.core.snapshot().backups.map(({ file }) => file);
const restore = (home: TestCore, file: What) => home.core.commands['restore-backup']({ file });
const DONE = { ok: true, value: null };

describe('a damaged list of accounts', () => {
  it('is restored with its passwords; accounts that were added since stay', async () => {
    const before = Date.now();
    const first = await openTestCore();
    const key = await signInToCore(first);
    const home = await afterDamage(first, 'accounts');
    expect(home.core.snapshot().accounts).toEqual([]);
    expect(offeredIn(home)).toEqual(['accounts']);
    expect(home.core.snapshot().backups[0]?.at).toBeGreaterThan(before - 2 * SECOND);
    expect(home.core.snapshot().errors[0]?.detail).toContain('Restore the backup, or add');
    const form = formFor(home.practice, { who: '47', accountName: 'Other' });
    const { accountKey: added } = resultValue(await home.core.commands['save-account'](form));
    expect(await restore(home, 'accounts')).toEqual(DONE);
    const { accounts } = await home.until(
      (now) => now.accounts.length === 2 && accountIn(now, key).connection.kind === 'good',
    );
    expect(accounts.map((account) => account.key)).toEqual([key, added]);
    expect(offeredIn(home)).toEqual([]);
    expect(home.core.snapshot().errors).toEqual([]);
    const last = await home.restart();
    expect(last.core.snapshot().accounts).toHaveLength(2);
    expect(last.core.snapshot().backups).toEqual([]);
  });

  it('leaves nothing behind when it is discarded and everything forgotten', async () => {
    const first = await openTestCore();
    await signInToCore(first);
    const home = await afterDamage(first, 'accounts');
    expect(await home.core.commands['discard-backup']({ file: 'accounts' })).toEqual(DONE);
    expect(offeredIn(home)).toEqual([]);
    expect(offeredIn(await home.restart())).toEqual([]);
  });

  it('whose backup is not decided on is found by Forget everything', async () => {
    const first = await openTestCore();
    await signInToCore(first);
    const home = await afterDamage(first, 'accounts');
    const forgotten = await home.core.commands['forget-everything']();
    expect(forgotten).toEqual({ ok: true, value: { entries: 1 } });
    expect([...home.keychain.entries]).toEqual([]);
    expect(await bytesIn(home.folder)).not.toMatch(/Mine|127\.0\.0\.1/);
  });

  it('is not restored while the accounts are locked', async () => {
    const first = await openTestCore();
    await signInToCore(first);
    const lock = { afterMinutes: 0, withScreen: true, letsCancel: true } as const;
    await first.core.commands['change-settings']({ ...defaultSettings, lock });
    const home = await afterDamage(first, 'accounts');
    expect(home.core.snapshot().lock.isLocked).toBe(true);
    expect(await restore(home, 'accounts')).toMatchObject({ error: { code: 'locked' } });
    const discarded = await home.core.commands['discard-backup']({ file: 'accounts' });
    expect(discarded).toMatchObject({ error: { code: 'locked' } });
    expect(offeredIn(home)).toEqual(['accounts']);
  });
});

describe('a damaged list of watched jobs', () => {
  it('is restored: a cancel of before is watched to its end and told', async () => {
    const first = await openTestCore();
    const key = await signInToCore(first);
    await first.core.cancel(key, ['5001'], 'window');
    await first.until((now) => jobIn(now, '5001')?.status === 'canceling');
    const home = await afterDamage(first, 'watches');
    expect(offeredIn(home)).toEqual(['watches']);
    await home.until((now) => jobIn(now, '5001')?.status === 'canceling');
    expect(jobIn(home.core.snapshot(), '5001')?.watched).toBe('no');
    expect(await restore(home, 'watches')).toEqual(DONE);
    expect(offeredIn(home)).toEqual([]);
    await home.until((now) => jobIn(now, '5001')?.watched === 'cancel');
    home.practice.pass(4 * SECOND);
    await home.until((now) => reportedTitles(now, '5001').includes('Job 5001 cancelled'));
    expect(home.notices.map(({ title }) => title)).toContain('Job 5001 cancelled');
  });

  it('is restored beside what is watched since', async () => {
    const first = await openTestCore();
    const key = await signInToCore(first);
    await first.core.commands['watch-job']({ accountKey: key, jobId: '5002', on: true });
    const home = await afterDamage(first, 'watches');
    await home.until((now) => jobIn(now, '5003') !== undefined);
    await home.core.commands['watch-job']({ accountKey: key, jobId: '5003', on: true });
    expect(await restore(home, 'watches')).toEqual(DONE);
    const watchedIn = ({ core }: TestCore): string[] =>
      core
        .snapshot()
        .jobs.filter(({ watched }) => watched === 'until-done')
        .map(({ jobId }) => jobId)
        .sort();
    expect(watchedIn(home)).toEqual(['5002', '5003']);
    const last = await home.restart();
    await last.until((now) => jobIn(now, '5003') !== undefined);
    expect(watchedIn(last)).toEqual(['5002', '5003']);
  });
});

describe('damaged settings', () => {
  it('are restored, and hold at once', async () => {
    const first = await openTestCore();
    await first.core.commands['change-settings']({ ...defaultSettings, theme: 'dark' });
    const home = await afterDamage(first, 'settings');
    expect(home.core.snapshot().settings.theme).toBe(defaultSettings.theme);
    expect(offeredIn(home)).toEqual(['settings']);
    expect(await restore(home, 'settings')).toEqual(DONE);
    expect(home.core.snapshot().settings.theme).toBe('dark');
    expect((await home.restart()).core.snapshot().settings.theme).toBe('dark');
  });
});

it.each(['accounts', 'watches', 'settings'] as const)(
  'damaged %s are no error any more once their backup is discarded',
  async (file) => {
    const first = await openTestCore();
    const key = await signInToCore(first);
    await first.core.commands['watch-job']({ accountKey: key, jobId: '5002', on: true });
    await first.core.commands['change-settings']({ ...defaultSettings, theme: 'dark' });
    const home = await afterDamage(first, file);
    const said = (): string[] => home.core.snapshot().errors.map(({ detail }) => detail);
    expect(said()).toEqual([expect.stringContaining('Restore the backup')]);
    expect(await home.core.commands['discard-backup']({ file })).toEqual(DONE);
    expect(said()).toEqual([]);
  },
);

it('several damaged files are offered one by one', async () => {
  const first = await openTestCore();
  const key = await signInToCore(first);
  await first.core.commands['watch-job']({ accountKey: key, jobId: '5002', on: true });
  await first.core.commands['change-settings']({ ...defaultSettings, theme: 'dark' });
  const home = await afterDamage(first, 'settings', 'watches', 'accounts');
  expect(offeredIn(home)).toEqual(['accounts', 'watches', 'settings']);
});

it('a backup that the disk refuses to take back is offered still, and the refusal is said', async () => {
  const first = await openTestCore();
  await signInToCore(first);
  await first.core.commands['change-settings']({ ...defaultSettings, theme: 'dark' });
  const home = await afterDamage(first, 'settings');
  await home.core.commands['save-account'](formFor(home.practice, { who: '47' }));
  await removeFolder(home.folder);
  const refused = await restore(home, 'settings');
  expect(refused).toMatchObject({ ok: false, error: { code: 'file' } });
  expect(refused.ok ? '' : refused.error.detail).toContain('The backup could not be restored');
  expect(offeredIn(home)).toEqual(['settings']);
});
