import { writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readSecret } from '../../electron/accounts/stored-secret.ts';
import { resultValue } from '../core/test-core.ts';
import {
  CANARY,
  importedFrom,
  openImportSetup,
  readFileOf,
  refusalSentence,
  wishFor,
} from './test-imports.ts';

afterEach(() => void vi.useRealTimers());

describe('An import out of a file', () => {
  it('is shown first: whose it is and for which service, and nothing is stored', async () => {
    const setup = await openImportSetup();
    const { core, practice } = setup.home;
    const preview = await readFileOf(setup);
    expect(preview).toMatchObject({ source: 'file', from: setup.file });
    const { host } = new URL(practice.base);
    const place = { service: 'other', host, isUpgraded: false, movedFrom: null };
    expect(preview.findings).toEqual([{ signInBy: 'wsId', who: '47', edges: 'none', place }]);
    expect(setup.kept()).toEqual([]);
    expect(core.snapshot().accounts).toEqual([]);
  });

  it('is stored by the yes, at the service that the file names, under the name that was chosen', async () => {
    const setup = await openImportSetup();
    const { core, practice } = setup.home;
    const wish = wishFor(await readFileOf(setup), { url: 'https://elsewhere.org' });
    const imported = resultValue(await core.commands['import-account'](wish));
    expect(imported?.left).toEqual({ kind: 'file', path: setup.file, offersLine: true });
    const [account] = core.snapshot().accounts;
    expect(account).toMatchObject({ name: 'Mine', host: new URL(practice.base).host });
    const secrets = [...setup.home.keychain.entries.values()].map(readSecret);
    expect(secrets).toMatchObject([{ wsId: '4747', password: CANARY }]);
  });

  it('is forgotten by the no', async () => {
    const setup = await openImportSetup();
    const { commands } = setup.home.core;
    const preview = await readFileOf(setup);
    await commands['leave-import'](preview);
    const taken = await commands['import-account'](wishFor(preview));
    expect(refusalSentence(taken)).toMatch(/no longer available/);
    expect(setup.kept()).toEqual([]);
  });

  it('is forgotten after five minutes', async () => {
    const setup = await openImportSetup();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const preview = await readFileOf(setup);
    vi.advanceTimersByTime(5 * 60_000);
    vi.useRealTimers();
    const taken = await setup.home.core.commands['import-account'](wishFor(preview));
    expect(taken).toMatchObject({ ok: false });
    expect(setup.kept()).toEqual([]);
  });

  it('is forgotten after a night of sleep, in which no timer moved', async () => {
    const setup = await openImportSetup();
    vi.useFakeTimers({ toFake: ['Date'] });
    const preview = await readFileOf(setup);
    vi.setSystemTime(Date.now() + 8 * 60 * 60_000);
    const taken = await setup.home.core.commands['import-account'](wishFor(preview));
    expect(refusalSentence(taken)).toMatch(/no longer available/);
    expect(setup.kept()).toEqual([]);
  });

  it('of an account that is here already is refused, and can be taken back', async () => {
    const setup = await openImportSetup();
    await importedFrom(setup);
    const again = await readFileOf(setup);
    const { commands } = setup.home.core;
    expect(await commands['import-account'](wishFor(again))).toMatchObject({
      error: { code: 'bad-input', detail: 'This account is already added: Mine.' },
    });
    expect(setup.kept()).toHaveLength(1);
  });

  it('that the keychain refuses stays open, and can be used for this run only', async () => {
    const setup = await openImportSetup();
    const { commands } = setup.home.core;
    setup.home.keychain.fails.set('write', 'keychain-unavailable');
    const preview = await readFileOf(setup);
    const refused = await commands['import-account'](wishFor(preview));
    expect(refused).toMatchObject({ error: { code: 'keychain-unavailable' } });
    const wish = wishFor(preview, { forThisRunOnly: true });
    const left = resultValue(await commands['import-account'](wish))?.left;
    // The file has the only password that lasts.
    expect(left).toMatchObject({ kind: 'file', offersLine: false });
    expect(await commands['delete-password-line'](preview)).toMatchObject({ ok: false });
  });

  it('shows the password nowhere: not in an answer, and not in a refusal', async () => {
    const setup = await openImportSetup();
    const { core } = setup.home;
    const { commands } = core;
    const preview = await readFileOf(setup);
    const picked = await commands['pick-import']();
    const address = `http://me:${CANARY}@x.org/c`;
    await writeFile(setup.file, `wsid=7\npassword=${CANARY}\njobs_location=${address}\n`);
    const secretPlace = await readFileOf(setup);
    const wish = wishFor(secretPlace, { url: 'ftp://x.org' });
    const refused = await commands['import-account'](wish);
    const taken = await commands['import-account'](wishFor(secretPlace, { service: 'sdss' }));
    const line = await commands['delete-password-line'](secretPlace);
    await writeFile(setup.file, `wsid=${CANARY}\npassword=${CANARY}\n`);
    const badId = await commands['read-import']({ path: setup.file });
    expect([refused, taken, line, badId].map(({ ok }) => ok)).toEqual([false, true, true, false]);
    expect(secretPlace.findings).toMatchObject([{ place: null }]);
    const said = { preview, picked, secretPlace, refused, taken, line, badId };
    expect(JSON.stringify([said, core.snapshot()])).not.toContain(CANARY);
  });
});

describe('An import out of the environment', () => {
  const env = { CASJOBS_WSID: '4747', CASJOBS_PW: CANARY };

  it('is offered, and done by nothing but the yes', async () => {
    const setup = await openImportSetup(env);
    const { core } = setup.home;
    const { commands } = core;
    const variables = ['CASJOBS_WSID', 'CASJOBS_PW'];
    expect(await commands['offered-import']()).toEqual({ ok: true, value: { variables } });
    const preview = resultValue(await commands['read-environment']());
    expect(preview.findings).toEqual([{ signInBy: 'wsId', who: '47', edges: 'none', place: null }]);
    expect(setup.kept()).toEqual([]);
    const url = setup.home.practice.base;
    const imported = resultValue(await commands['import-account'](wishFor(preview, { url })));
    expect(imported?.left).toEqual({ kind: 'variables', names: variables, system: 'other' });
    expect(setup.kept()).toHaveLength(1);
    expect(JSON.stringify([preview, imported, core.snapshot()])).not.toContain(CANARY);
    expect(await commands['offered-import']()).toEqual({ ok: true, value: { variables: [] } });
  });

  it('is not offered where the account is here already', async () => {
    const setup = await openImportSetup(env);
    await importedFrom(setup);
    const offered = await setup.home.core.commands['offered-import']();
    expect(offered).toEqual({ ok: true, value: { variables: [] } });
  });

  it('is not offered where there is nothing', async () => {
    const { commands } = (await openImportSetup()).home.core;
    expect(await commands['offered-import']()).toEqual({ ok: true, value: { variables: [] } });
    expect(await commands['read-environment']()).toMatchObject({ ok: false });
  });

  it('cannot be for the practice service, and a bad address is refused at its field', async () => {
    const { commands } = (await openImportSetup(env)).home.core;
    const preview = resultValue(await commands['read-environment']());
    const practice = await commands['import-account'](wishFor(preview, { service: 'practice' }));
    expect(practice).toMatchObject({ error: { code: 'bad-input', field: 'service' } });
    const http = await commands['import-account'](wishFor(preview, { url: 'http://x.org' }));
    expect(http).toMatchObject({ error: { code: 'bad-input', field: 'url' } });
  });
});
