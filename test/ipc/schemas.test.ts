import { describe, expect, it } from 'vitest';
import { requestNames, type RequestName } from '../../electron/ipc/contract.ts';
import { schemas, readArgument } from '../../electron/ipc/schemas.ts';
import { defaultSettings } from '../../electron/settings/settings.ts';
import { edit } from '../accounts/test-accounts.ts';

const passes = (name: RequestName, argument: unknown): boolean =>
  readArgument<unknown>(schemas[name], argument).ok;

const job = { accountKey: 'k1', jobId: '5001' };
const form = {
  service: 'other',
  url: 'https://example.org/casjobs',
  accountName: '',
  signInBy: 'userName',
  who: 'edwin',
  password: ' p&ss "wörd" ',
  forThisRunOnly: true,
};
const importId = '3f0c1f4e-96f5-4a0e-9a9a-5b3d1d2c7a11';
const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => String(at));

/** One good argument for every request; the compiler asks for a new one's. */
const good: Record<RequestName, unknown> = {
  follow: undefined,
  'acknowledge-views': { seq: 3 },
  'page-visibility': { isVisible: false },
  'save-account': form,
  'edit-account': edit('k1', { password: 'x' }),
  'move-account': { accountKey: 'k1', by: -1 },
  'forget-everything': undefined,
  unlock: { password: 'x' },
  'change-binding': { accountKey: 'k1', binding: 'http-post' },
  'check-account': { accountKey: '3f0c1f4e-96f5-4a0e-9a9a-5b3d1d2c7a11' },
  'connection-report': { accountKey: 'mast' },
  'copy-connection-report': { accountKey: 'mast' },
  'remove-account': { accountKey: 'mast_2' },
  'try-practice': undefined,
  'offered-import': undefined,
  'pick-import': undefined,
  'given-import': undefined,
  'read-import': { path: '/home/mine/CasJobs.config' },
  'read-environment': undefined,
  'import-account': {
    importId,
    finding: 0,
    service: 'sdss',
    url: '',
    accountName: 'Mine',
    forThisRunOnly: false,
  },
  'leave-import': { importId },
  'delete-password-line': { importId },
  'read-job-ids': { text: '5001, 5002\n5003' },
  'cancel-jobs': { accountKey: 'k1', jobIds: ids(500) },
  'stop-cancels': undefined,
  'drop-cancel': job,
  'submit-again': job,
  'watch-job': { ...job, on: true },
  'job-details': job,
  'copy-query': job,
  'open-output': job,
  'open-job-page': { accountKey: 'k1', jobId: '9223372036854775807' },
  refresh: undefined,
  'list-older': undefined,
  'pause-watching': { paused: false },
  'change-settings': defaultSettings,
  'start-at-login': { on: true },
  'read-start-at-login': undefined,
  'open-login-page': undefined,
  'open-notice-settings': undefined,
  restart: undefined,
  'read-licenses': undefined,
  'restore-backup': { file: 'accounts' },
  'discard-backup': { file: 'settings' },
  'choose-proxy': { address: 'proxy.example.org:3128' },
  'choose-certificates': undefined,
  'save-proxy-login': { proxy: 'proxy.example.org:3128', userName: 'edwin', password: 'x' },
  'open-release-page': undefined,
  'dismiss-update': undefined,
  'choose-program': { path: '/usr/bin/notify', arguments: ['--job', ''] },
  'test-program': undefined,
  'copy-activity': undefined,
  'save-activity': undefined,
  'quit-app': undefined,
};

describe('what the window may ask', () => {
  it.each(requestNames)('%s is let through as the window sends it', (name) => {
    expect(readArgument<unknown>(schemas[name], good[name])).toEqual({
      ok: true,
      value: good[name],
    });
  });

  it.each(requestNames)('%s is refused when it is no such thing', (name) => {
    const strange = [null, 0, 'snapshot', true, [], {}, [good[name]], { ...job, more: 1 }];
    expect(strange.filter((argument) => passes(name, argument))).toEqual([]);
  });

  it.each(requestNames)('%s is refused with a key too many', (name) => {
    const argument = good[name];
    const more = typeof argument === 'object' ? { ...argument, more: 1 } : { more: 1 };
    expect(passes(name, more)).toBe(false);
  });

  it.each(['', '-1', '+5', '1.0', '1e3', '5001 ', ' 5001', '5001\n', '٣', '0x10', '1'.repeat(20)])(
    'a job id is digits: not %j',
    (jobId) => {
      expect(passes('job-details', { accountKey: 'k1', jobId })).toBe(false);
      expect(passes('cancel-jobs', { accountKey: 'k1', jobIds: ['1', jobId] })).toBe(false);
    },
  );

  it('a job id that came as a number is refused, for it may have lost digits', () => {
    expect(passes('job-details', { accountKey: 'k1', jobId: 5001 })).toBe(false);
  });

  it.each(['', '../k1', 'k 1', 'k1\n', '__proto__.x', 'k'.repeat(65)])(
    'an account has a plain key: not %j',
    (accountKey) => expect(passes('check-account', { accountKey })).toBe(false),
  );

  it.each([
    ['service', 100],
    ['url', 2000],
    ['accountName', 100],
    ['who', 200],
    ['password', 1000],
  ])('%s of the connect form holds %d characters and no more', (key, most) => {
    expect(passes('save-account', { ...form, [key]: 'x'.repeat(most) })).toBe(true);
    expect(passes('save-account', { ...form, [key]: 'x'.repeat(most + 1) })).toBe(false);
  });

  it('at most 500 jobs are cancelled at once, and the person is told', () => {
    const asked = { accountKey: 'k1', jobIds: ids(501) };
    expect(readArgument(schemas['cancel-jobs'], asked)).toEqual({
      ok: false,
      why: 'At most 500 jobs can be cancelled at once.',
    });
  });

  it('a very long text in Job ID is refused before it is read', () => {
    expect(passes('read-job-ids', { text: '1'.repeat(20_000) })).toBe(true);
    expect(passes('read-job-ids', { text: '1'.repeat(20_001) })).toBe(false);
  });

  it('settings have no keys besides their own, also within', () => {
    const notices = { ...defaultSettings.notices, more: true };
    expect(passes('change-settings', { ...defaultSettings, notices })).toBe(false);
    expect(passes('change-settings', { ...defaultSettings, theme: 'sepia' })).toBe(false);
  });

  it('a refusal holds nothing of what was said', () => {
    const secrets = [
      { ...form, signInBy: 'hunter2' },
      { ...form, password: { hunter2: 1 } },
    ];
    for (const argument of [...secrets, { ...form, hunter2: 1 }, 'hunter2'])
      expect(JSON.stringify(readArgument(schemas['save-account'], argument))).not.toMatch(
        /hunter2/,
      );
  });
});
