// CasJobs.config in the encodings of editors, and variables as shells and files leave them.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSecret } from '../../electron/accounts/stored-secret.ts';
import { readConfig } from '../../electron/account-import/casjobs-config.ts';
import { takeVariables } from '../../electron/account-import/environment.ts';
import { passwordEdgesOf, trimmedPassword } from '../../electron/account-import/found-account.ts';
import { withoutKey } from '../../electron/account-import/properties-file.ts';
import { resultValue } from '../core/test-core.ts';
import { openImportSetup, refusalSentence, wishFor } from './test-imports.ts';

const fixture = (name: string): Promise<Buffer> =>
  readFile(path.join(import.meta.dirname, '../fixtures/config', name));

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const encodings: readonly (readonly [string, (text: string) => Buffer])[] = [
  ['Latin-1', (text) => Buffer.from(text, 'latin1')],
  ['UTF-8', utf8],
  ['UTF-8 with a byte order mark', (text) => utf8(`\ufeff${text}`)],
  ['UTF-16', utf16],
  ['UTF-16 with a byte order mark', (text) => utf16(`\ufeff${text}`)],
  ['big-endian UTF-16', (text) => utf16(text).swap16()],
  ['big-endian UTF-16 with a byte order mark', (text) => utf16(`\ufeff${text}`).swap16()],
];
const ends: readonly (readonly [string, string])[] = [
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['CR', '\r'],
];
const all = encodings.flatMap(([encoding, encoded]) =>
  ends.map(([end, by]) => [encoding, end, encoded, by] as const),
);

describe('A CasJobs.config', () => {
  it.each(all)('in %s with %s is read', (_encoding, _end, encoded, by) => {
    const lines = ['wsid=4747', 'password=gähüm', 'jobs_location=https://x.org/casjobs', ''];
    expect(readConfig(encoded(lines.join(by)))).toMatchObject({
      found: { who: '4747', password: 'gähüm', place: { host: 'x.org' } },
    });
  });

  it.each(all)('in %s with %s loses the line and no other byte', (_enc, _end, encoded, by) => {
    const left = ['wsid=4747', '# ÄÖ', 'verbose=false'].join(by);
    const found = withoutKey(encoded(left.replace(by, `${by}password=gähüm${by}`)), 'password');
    expect(Buffer.from(found)).toEqual(encoded(left));
    const first = withoutKey(encoded(`password=x${by}${left}`), 'password');
    expect(Buffer.from(first)).toEqual(encoded(left));
  });

  it('in UTF-16 keeps half a character and an odd byte at its end', () => {
    const odd = Buffer.concat([utf16('\ufeffa=\ud83c\npassword=x\n'), Buffer.from([7])]);
    const left = Buffer.concat([utf16('\ufeffa=\ud83c\n'), Buffer.from([7])]);
    expect(Buffer.from(withoutKey(odd, 'password'))).toEqual(left);
  });

  it('of the field with a byte order mark before the WSID names GALEX', async () => {
    const config = readConfig(await fixture('G02-utf8-bom-first-line-wsid.config'));
    const place = { service: 'mast-galex', isUpgraded: true, movedFrom: null };
    expect(config).toMatchObject({ found: { who: '1234567', password: 'password', place } });
  });

  it('of the field at a retired host is offered the service that took its place', async () => {
    const config = readConfig(await fixture('G15-sdss3.config'));
    const place = { service: 'sdss', isUpgraded: true, movedFrom: 'skyserver.sdss3.org' };
    expect(config).toMatchObject({ found: { place } });
  });

  it.each(['"1234567"', '１２３４５６７', '1234567\u200b'])('has the WSID %s', (wsid) => {
    expect(readConfig(utf8(`wsid=${wsid}\npassword=x`))).toMatchObject({
      found: { who: '1234567' },
    });
  });

  it('keeps the quotes of its password unless its person leaves them out, and its line goes', async () => {
    const setup = await openImportSetup();
    const { commands } = setup.home.core;
    const url = `${setup.home.practice.base}/services/jobs.asmx`;
    await writeFile(setup.file, `wsid=4747\npassword="geheim"\njobs_location=${url}\n`);
    const preview = resultValue(await commands['read-import']({ path: setup.file }));
    expect(preview.findings).toMatchObject([{ edges: 'quotes' }]);
    resultValue(await commands['import-account'](wishFor(preview, { trimPassword: true })));
    const secrets = [...setup.home.keychain.entries.values()].map(readSecret);
    expect(secrets).toMatchObject([{ password: 'geheim' }]);
    expect(await commands['delete-password-line'](preview)).toMatchObject({ ok: true });
    expect(await readFile(setup.file, 'utf8')).toBe(`wsid=4747\njobs_location=${url}\n`);
  });

  it('that is gone before it is read is told so', async () => {
    const desk = await openImportSetup();
    const read = await desk.home.core.commands['read-import']({ path: `${desk.file}.not` });
    expect(refusalSentence(read)).toBe('This file does not exist.');
  });
});

describe('Credentials in the environment', () => {
  const whoOf = (CASJOBS_WSID: string): unknown =>
    takeVariables({ CASJOBS_WSID, CASJOBS_PW: 'p' }).found[0]?.who;

  it.each(['47\r', '"47"', "'47'", '“47”', '\ufeff47\n', '４７', '0047', '" 47 "'])(
    'name the WSID %j',
    (typed) => expect(whoOf(typed)).toBe('47'),
  );

  it.each(['edwin\r\n', '"edwin"', '‘edwin’', '\u200bedwin '])('name the user %j', (typed) => {
    const { found } = takeVariables({ CASJOBS_USERID: typed, CASJOBS_PW: 'p' });
    expect(found).toMatchObject([{ signInBy: 'userName', who: 'edwin' }]);
  });

  it.each([
    ['p\r', 'p', 'none'],
    ['p\r\n', 'p', 'none'],
    ['"p"', '"p"', 'quotes'],
    ['“p”\r', '“p”', 'quotes'],
    ['"p" ', '"p" ', 'quotes'],
    [' p ', ' p ', 'spaces'],
    ['p\u200b', 'p\u200b', 'spaces'],
    ['p"q', 'p"q', 'none'],
    ['"p', '"p', 'none'],
    ['""', '""', 'none'],
    ['  ', '  ', 'none'],
  ])('hold the password %j as %j, with %s around it', (CASJOBS_PW, password, edges) => {
    const [found] = takeVariables({ CASJOBS_WSID: '47', CASJOBS_PW }).found;
    expect(found?.password).toBe(password);
    expect(passwordEdgesOf(password)).toBe(edges);
    expect(trimmedPassword(password)).toBe(edges === 'none' ? password : 'p');
  });

  it('are found where `export` has become a part of the name, and taken out', () => {
    const env = { 'export CASJOBS_WSID': '47', 'export CASJOBS_PW': 'p', HOME: '/' };
    expect(takeVariables(env)).toMatchObject({ found: [{ who: '47', password: 'p' }] });
    expect(env).toEqual({ HOME: '/' });
  });
});
