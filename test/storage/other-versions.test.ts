// Files of every earlier version of the app, as the history of its schemas has them, and of an invented later one.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openActivityFile } from '../../electron/activity/activity-log.ts';
import { openAccountsFile } from '../../electron/accounts/account-store.ts';
import type { JobId } from '../../electron/casjobs/job.ts';
import { defaultSettings, type Settings } from '../../electron/settings/settings.ts';
import { openSettings } from '../../electron/settings/settings-store.ts';
import { openWatchFile } from '../../electron/watch/watch-persistence.ts';
import type { Watch } from '../../electron/watch/watch-reducer.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';

const fileWith = async (name: string, content: unknown): Promise<string> => {
  const file = path.join(await temporaryFolder(), name);
  await writeFile(file, JSON.stringify(content));
  return file;
};
const contentOf = async (file: string): Promise<unknown> =>
  JSON.parse(await readFile(file, 'utf8'));

const account = {
  key: 'a1',
  name: 'PS1',
  service: 'mast-ps1',
  base: 'https://mastweb.stsci.edu/ps1casjobs',
  binding: 'auto',
  secretName: 'PS1 (mastweb.stsci.edu) a1',
};
const formerWatch = {
  accountKey: 'a1',
  jobId: '5001',
  kind: 'cancel',
  source: 'tray',
  since: 1_795_000_000_000,
  sent: 'heard',
  tries: 1,
  seenOpen: true,
  cancelingSince: null,
  toldStillCanceling: false,
  idleLooks: 0,
  missingLooks: 0,
};
const watch = {
  accountKey: 'a1',
  jobId: '5001',
  kind: 'cancel',
  source: 'tray',
  since: 1_795_000_000_000,
  sent: 'heard',
  tries: 1,
  seenOpen: true,
  cancelingSince: null,
  reportedStillCanceling: false,
  idlePolls: 0,
  missingPolls: 0,
};
const outcome = {
  accountKey: 'a1',
  jobId: '7',
  taskName: 'halo',
  source: 'tray',
  outcome: 'cancelled',
  status: 'cancelled',
  cancelingMs: 7,
  error: null,
  rows: '0',
  ranMs: null,
  hasOutput: false,
};
const line = {
  at: 5,
  title: 'Job 5001 cancelled',
  body: '',
  accountKey: 'a1',
  weight: 'good' as const,
  jobId: '5001',
  detail: '',
};

describe('a file of an earlier version', () => {
  it.each([
    ['of the first version', {}],
    ['before a found connection was remembered', { binding: 'soap11' }],
    ['before the WSID of a user name was noted', { foundBinding: 'http-post' }],
  ])('accounts.json %s holds its account', async (_, part) => {
    const file = await fileWith('accounts.json', {
      version: 1,
      accounts: [{ ...account, ...part }],
    });
    const opened = await openAccountsFile(file);
    const added = { foundBinding: null, wsIdKnown: true, wereAccepted: false };
    expect(opened.value().accounts).toEqual([{ ...account, ...added, ...part }]);
    expect(opened.value().leftovers).toEqual([]);
    expect([opened.damagedAs, opened.unread.entries]).toEqual([null, 0]);
  });

  it.each([
    ['of the first version', {}],
    ['before outcomes were kept', { untilDoneToo: true }],
  ])('watches.json %s holds its watch, by the former names', async (_, part) => {
    const content = { version: 1, watches: [{ ...formerWatch, ...part }] };
    const opened = await openWatchFile(await fileWith('watches.json', content));
    expect(opened.value()).toMatchObject({
      watches: [{ ...watch, untilDoneToo: false, ...part }],
      pendingOutcomes: [],
    });
    expect([opened.damagedAs, opened.unread.entries]).toEqual([null, 0]);
  });

  it('activity.json holds its lines', async () => {
    const content = { version: 1, lines: [line] };
    const opened = await openActivityFile(await fileWith('activity.json', content));
    expect(opened.value()).toEqual(content);
  });

  const first = { theme: 'dark', keepInTray: false, startAtLogin: true } as const;
  const notices = { cancelling: true, done: false };
  const former = { ...first, notices: { ...notices, trouble: false } };
  const present = { ...first, notices: { ...notices, problems: false } };
  it.each([
    [former, present],
    [
      { ...former, shortcut: 'Ctrl+Shift+K', toldNoTray: true },
      { ...present, shortcut: 'Ctrl+Shift+K', dismissedNoTray: true },
    ],
    [
      { ...former, idleLooks: false, toldNoNotices: true, toldInTray: true },
      {
        ...present,
        backgroundChecks: false,
        dismissedNoNotifications: true,
        dismissedInTray: true,
      },
    ],
  ])('settings.json holds what it knows, and the lock is open: %j', async (content, read) => {
    const file = await fileWith('settings.json', { version: 1, ...content });
    const settings = await openSettings({ folder: path.dirname(file) });
    expect(settings.value()).toEqual({ ...defaultSettings, ...read });
    expect(settings.error()).toBeNull();
  });
});

describe('a file of a later version', () => {
  it('accounts.json shows what is understood, and keeps the rest when accounts are changed', async () => {
    const later = { ...account, key: 'a2', base: { region: 'eu' } };
    const content = {
      version: 2,
      groups: [{ name: 'MAST' }],
      leftovers: ['old', { vault: 'cloud' }],
      accounts: [{ ...account, binding: 'rest', color: 'red' }, later, { ...account, key: 'a3' }],
    };
    const file = await fileWith('accounts.json', content);
    const opened = await openAccountsFile(file);
    expect(opened.value().accounts.map(({ key, binding }) => [key, binding])).toEqual([
      ['a1', 'auto'],
      ['a3', 'auto'],
    ]);
    await opened.change((now) => ({
      ...now,
      leftovers: [...now.leftovers, 'new'],
      accounts: now.accounts.map((one) => ({ ...one, name: `${one.name}!` })).reverse(),
    }));
    const [a1, , a3] = content.accounts;
    const added = { foundBinding: null, wsIdKnown: true, wereAccepted: false };
    expect(await contentOf(file)).toEqual({
      ...content,
      leftovers: ['old', { vault: 'cloud' }, 'new'],
      accounts: [{ ...a3, name: 'PS1!', ...added }, { ...a1, name: 'PS1!', ...added }, later],
    });
  });

  it('accounts.json keeps a record of its own when all accounts that are shown are removed', async () => {
    const later = { key: 'a2', federation: true };
    const file = await fileWith('accounts.json', { version: 1, accounts: [account, later] });
    const opened = await openAccountsFile(file);
    await opened.change((now) => ({ ...now, accounts: [] }));
    expect(await contentOf(file)).toMatchObject({ accounts: [later] });
    await opened.replace({ version: 1, accounts: [], leftovers: [] });
    expect(await contentOf(file)).toEqual({ version: 1, accounts: [], leftovers: [] });
  });

  it('watches.json watches what is understood, and keeps the rest', async () => {
    const laterWatch = { ...watch, jobId: '5002', kind: 'pause' };
    const laterTold = { at: 9, event: { ...outcome, outcome: 'paused' } };
    const content = {
      version: 3,
      rules: { quiet: 'night' },
      watches: [{ ...watch, source: 'cli', sent: 'queued', note: 'mine' }, laterWatch],
      pendingOutcomes: [
        laterTold,
        { at: 8, event: { ...outcome, source: 'cli', mood: 'good' }, seen: false },
      ],
    };
    const file = await fileWith('watches.json', content);
    const opened = await openWatchFile(file);
    expect(opened.value()).toMatchObject({
      watches: [{ jobId: '5001', source: 'window', sent: 'unknown' }],
      pendingOutcomes: [{ at: 8, event: { source: 'window' } }],
    });
    expect(opened.unread.entries).toBe(2);
    await opened.change((value) => value);
    expect(await contentOf(file)).toMatchObject(content);
    await opened.change((now) => ({ ...now, watches: [], pendingOutcomes: [] }));
    expect(await contentOf(file)).toEqual({
      ...content,
      watches: [laterWatch],
      pendingOutcomes: [laterTold],
      sentCancels: 0,
    });
    await opened.dropUnread(({ accountKey }) => accountKey === 'a1');
    expect(await contentOf(file)).toMatchObject({ watches: [] });
  });

  it('watches.json keeps a watch of its own beside one of this version for the same job', async () => {
    const later = { ...watch, kind: 'pause' };
    const file = await fileWith('watches.json', { version: 1, watches: [later] });
    const opened = await openWatchFile(file);
    const added = { ...watch, jobId: watch.jobId as JobId, untilDoneToo: false } as Watch;
    await opened.change((now) => ({ ...now, watches: [added] }));
    await opened.change((now) => ({ ...now, watches: [{ ...added, tries: 2 }] }));
    const again = await openWatchFile(file);
    expect(again.value().watches).toMatchObject([{ ...added, tries: 2 }]);
    await again.change((now) => ({ ...now, watches: [] }));
    expect(await contentOf(file)).toMatchObject({ watches: [later] });
  });

  it('activity.json shows what is understood, and keeps the rest', async () => {
    const laterLine = { at: 6, parts: ['Job ', 5001] };
    const content = {
      version: 2,
      filter: 'all',
      lines: [{ ...line, weight: 'urgent', link: 'x' }, laterLine],
    };
    const file = await fileWith('activity.json', content);
    const opened = await openActivityFile(file);
    expect(opened.value().lines).toEqual([{ ...line, weight: 'plain' }]);
    await opened.change((now) => ({ ...now, lines: [...now.lines, { ...line, at: 7 }] }));
    expect(await contentOf(file)).toEqual({
      ...content,
      lines: [...content.lines, { ...line, at: 7 }],
    });
  });

  it('settings.json has its values again after this version has changed others', async () => {
    const content = {
      ...defaultSettings,
      version: 2,
      theme: 'high-contrast',
      density: 'compact',
      notices: { ...defaultSettings.notices, sound: 'bell' },
      lock: { afterMinutes: 30, withScreen: false, letsCancel: true, withFinger: true },
    };
    const file = await fileWith('settings.json', content);
    const settings = await openSettings({ folder: path.dirname(file) });
    const read: Settings = settings.value();
    expect(read).toEqual({
      ...defaultSettings,
      lock: { afterMinutes: 15, withScreen: false, letsCancel: true },
    });
    await settings.change({ ...read, keepInTray: false });
    expect(await contentOf(file)).toEqual({ ...content, keepInTray: false });
  });
});
