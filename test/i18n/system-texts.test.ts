// What a keychain is called and what to do about it, on each system.
import { afterEach, describe, expect, it } from 'vitest';
import { noticeForError } from '../../electron/notifications/notifications.ts';
import type { ErrorCode } from '../../electron/result.ts';
import { defaultSettings } from '../../electron/settings/settings.ts';
import { en } from '../../electron/i18n/en.ts';
import {
  languageFor,
  t,
  setLanguage,
  systemOf,
  type System,
} from '../../electron/i18n/translate.ts';
import { nextText, refusedText } from '../../electron/i18n/value-texts.ts';
import { errorTexts } from '../../renderer/state/error-texts.ts';

const on = (system: System): void => setLanguage(languageFor([]), system);
afterEach(() => on('linux'));

const codes = Object.keys(en)
  .map((key) => /^error\.(keychain-[a-z]+)$/.exec(key)?.[1])
  .filter((code): code is Extract<ErrorCode, `keychain-${string}`> => code !== undefined);

/** What Linux alone can answer. */
const ofLinux: readonly ErrorCode[] = ['keychain-unavailable', 'keychain-off'];

/** All that is said of a code, with and without words of the keychain itself. */
const allOf = (code: (typeof codes)[number]): string => {
  const notice = noticeForError({ accountKey: 'a', accountName: 'PS1', code }, defaultSettings);
  const details = ['', 'Zugriff verweigert'];
  return [
    ...details.flatMap((detail) => [
      JSON.stringify(errorTexts({ code, detail })),
      nextText({ code, detail }),
      refusedText({ code, detail }),
    ]),
    t(`error.${code}-tray`, { account: 'PS1' }),
    JSON.stringify(notice),
  ].join('\n');
};

it('a platform of Node is one of the systems, and any other one is like Linux', () => {
  expect(['win32', 'darwin', 'linux', 'freebsd'].map(systemOf)).toEqual([
    'windows',
    'mac',
    'linux',
    'linux',
  ]);
});

/** Nobody can lock Windows Credential Manager by itself. */
const neverOnWindows: readonly ErrorCode[] = [...ofLinux, 'keychain-locked'];

describe.each(codes.filter((code) => !neverOnWindows.includes(code)))('on Windows %s', (code) => {
  it('names Credential Manager, and nothing that there is not', () => {
    on('windows');
    const said = allOf(code);
    expect(said).toContain('Windows Credential Manager');
    expect(said).not.toMatch(/keychain|start one|unlock it when|KWallet|keyring|macOS/i);
  });
});

describe.each(codes.filter((code) => !ofLinux.includes(code)))('on macOS %s', (code) => {
  it('names the keychain of macOS, and nothing that there is not', () => {
    on('mac');
    const said = allOf(code);
    expect(said).toMatch(/the macOS keychain/i);
    expect(said).not.toMatch(/start one|KWallet|keyring|Credential Manager|Windows/i);
  });
});

it('macOS asks for the login password: the words say what to choose where it may be asking', () => {
  on('mac');
  for (const code of ['keychain-slow', 'keychain-denied'] as const)
    expect(nextText({ code, detail: '' })).toMatch(/login password.*Always Allow/);
  expect(t('keychain.waiting-next')).toMatch(/login password.*Always Allow.*by itself/);
  expect(nextText({ code: 'keychain-gone', detail: '' })).not.toContain('Always Allow');
});

it.each([
  ['windows', 'Kept in Windows Credential Manager, which may travel with a roaming profile;'],
  ['mac', 'Kept in the macOS keychain;'],
  ['linux', 'Kept in your keychain (keyring or wallet);'],
] as const)('the hint at a password says on %s where it is kept', (system, where) => {
  on(system);
  expect(t('connect.password-hint')).toBe(`${where} sent only to CasJobs.`);
});

it('a roaming profile is named on Windows alone', () => {
  for (const system of ['windows', 'mac', 'linux'] as const) {
    on(system);
    const said = t('account.edit-password-hint', { host: 'example.org' });
    expect(said.includes('roaming')).toBe(system === 'windows');
    expect(said).toMatch(/sent only to example\.org\.$/);
  }
});

it('a text begins with a capital letter and goes on without one', () => {
  on('mac');
  expect(t('error.keychain-locked')).toBe('The macOS keychain is locked.');
  expect(t('account.remove-warning')).toMatch(/^Its password is deleted from the macOS keychain/);
  expect(t('forget.done', { entries: 0 })).toContain(': the macOS keychain had no entry');
});
