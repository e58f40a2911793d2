import { writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readSecret } from '../../electron/accounts/secret.ts';
import { valueOf } from '../house/home.ts';
import { CANARY, importedFrom, openImportDesk, readFileOf, sentenceOf, wishFor } from './desk.ts';

afterEach(() => void vi.useRealTimers());

describe('An import out of a file', () => {
  it('is shown first: whose it is and for which service, and nothing is stored', async () => {
    const desk = await openImportDesk();
    const { house, practice } = desk.home;
    const preview = await readFileOf(desk);
    expect(preview).toMatchObject({ source: 'file', from: desk.file });
    const { host } = new URL(practice.base);
    const place = { service: 'other', host, isUpgraded: false, movedFrom: null };
    expect(preview.findings).toEqual([{ signInBy: 'wsId', who: '47', edges: 'none', place }]);
    expect(desk.kept()).toEqual([]);
    expect(house.snapshot().accounts).toEqual([]);
  });

  it('is stored by the yes, at the service that the file names, under the name that was chosen', async () => {
    const desk = await openImportDesk();
    const { house, practice } = desk.home;
    const wish = wishFor(await readFileOf(desk), { url: 'https://elsewhere.org' });
    const imported = valueOf(await house.commands['import-account'](wish));
    expect(imported?.left).toEqual({ kind: 'file', path: desk.file, offersLine: true });
    const [account] = house.snapshot().accounts;
    expect(account).toMatchObject({ name: 'Mine', host: new URL(practice.base).host });
    const secrets = [...desk.home.keychain.entries.values()].map(readSecret);
    expect(secrets).toMatchObject([{ wsId: '4747', password: CANARY }]);
  });

  it('is forgotten by the no', async () => {
    const desk = await openImportDesk();
    const { commands } = desk.home.house;
    const preview = await readFileOf(desk);
    await commands['leave-import'](preview);
    const taken = await commands['import-account'](wishFor(preview));
    expect(sentenceOf(taken)).toMatch(/forgotten/);
    expect(desk.kept()).toEqual([]);
  });

  it('is forgotten after five minutes', async () => {
    const desk = await openImportDesk();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const preview = await readFileOf(desk);
    vi.advanceTimersByTime(5 * 60_000);
    vi.useRealTimers();
    const taken = await desk.home.house.commands['import-account'](wishFor(preview));
    expect(taken).toMatchObject({ ok: false });
    expect(desk.kept()).toEqual([]);
  });

  it('is forgotten after a night of sleep, in which no timer moved', async () => {
    const desk = await openImportDesk();
    vi.useFakeTimers({ toFake: ['Date'] });
    const preview = await readFileOf(desk);
    vi.setSystemTime(Date.now() + 8 * 60 * 60_000);
    const taken = await desk.home.house.commands['import-account'](wishFor(preview));
    expect(sentenceOf(taken)).toMatch(/forgotten/);
    expect(desk.kept()).toEqual([]);
  });

  it('of an account that is here already is refused, and can be taken back', async () => {
    const desk = await openImportDesk();
    await importedFrom(desk);
    const again = await readFileOf(desk);
    const { commands } = desk.home.house;
    expect(await commands['import-account'](wishFor(again))).toMatchObject({
      error: { code: 'bad-input', detail: 'This account is here already: Mine.' },
    });
    expect(desk.kept()).toHaveLength(1);
  });

  it('that the keychain refuses stays open, and can be used for this run only', async () => {
    const desk = await openImportDesk();
    const { commands } = desk.home.house;
    desk.home.keychain.fails.set('write', 'keychain-unavailable');
    const preview = await readFileOf(desk);
    const refused = await commands['import-account'](wishFor(preview));
    expect(refused).toMatchObject({ error: { code: 'keychain-unavailable' } });
    const wish = wishFor(preview, { forThisRunOnly: true });
    const left = valueOf(await commands['import-account'](wish))?.left;
    // The file has the only password that lasts.
    expect(left).toMatchObject({ kind: 'file', offersLine: false });
    expect(await commands['delete-password-line'](preview)).toMatchObject({ ok: false });
  });

  it('shows the password nowhere: not in an answer, and not in a refusal', async () => {
    const desk = await openImportDesk();
    const { house } = desk.home;
    const { commands } = house;
    const preview = await readFileOf(desk);
    const picked = await commands['pick-import']();
    const address = `http://me:${CANARY}@x.org/c`;
    await writeFile(desk.file, `wsid=7\npassword=${CANARY}\njobs_location=${address}\n`);
    const secretPlace = await readFileOf(desk);
    const wish = wishFor(secretPlace, { url: 'ftp://x.org' });
    const refused = await commands['import-account'](wish);
    const taken = await commands['import-account'](wishFor(secretPlace, { service: 'sdss' }));
    const line = await commands['delete-password-line'](secretPlace);
    await writeFile(desk.file, `wsid=${CANARY}\npassword=${CANARY}\n`);
    const badId = await commands['read-import']({ path: desk.file });
    expect([refused, taken, line, badId].map(({ ok }) => ok)).toEqual([false, true, true, false]);
    expect(secretPlace.findings).toMatchObject([{ place: null }]);
    const said = { preview, picked, secretPlace, refused, taken, line, badId };
    expect(JSON.stringify([said, house.snapshot()])).not.toContain(CANARY);
  });
});

describe('An import out of the environment', () => {
  const env = { CASJOBS_WSID: '4747', CASJOBS_PW: CANARY };

  it('is offered, and done by nothing but the yes', async () => {
    const desk = await openImportDesk(env);
    const { house } = desk.home;
    const { commands } = house;
    const variables = ['CASJOBS_WSID', 'CASJOBS_PW'];
    expect(await commands['offered-import']()).toEqual({ ok: true, value: { variables } });
    const preview = valueOf(await commands['read-environment']());
    expect(preview.findings).toEqual([{ signInBy: 'wsId', who: '47', edges: 'none', place: null }]);
    expect(desk.kept()).toEqual([]);
    const url = desk.home.practice.base;
    const imported = valueOf(await commands['import-account'](wishFor(preview, { url })));
    expect(imported?.left).toEqual({ kind: 'variables', names: variables, system: 'other' });
    expect(desk.kept()).toHaveLength(1);
    expect(JSON.stringify([preview, imported, house.snapshot()])).not.toContain(CANARY);
    expect(await commands['offered-import']()).toEqual({ ok: true, value: { variables: [] } });
  });

  it('is not offered where the account is here already', async () => {
    const desk = await openImportDesk(env);
    await importedFrom(desk);
    const offered = await desk.home.house.commands['offered-import']();
    expect(offered).toEqual({ ok: true, value: { variables: [] } });
  });

  it('is not offered where there is nothing', async () => {
    const { commands } = (await openImportDesk()).home.house;
    expect(await commands['offered-import']()).toEqual({ ok: true, value: { variables: [] } });
    expect(await commands['read-environment']()).toMatchObject({ ok: false });
  });

  it('cannot be for the practice service, and a bad address is refused at its field', async () => {
    const { commands } = (await openImportDesk(env)).home.house;
    const preview = valueOf(await commands['read-environment']());
    const practice = await commands['import-account'](wishFor(preview, { service: 'practice' }));
    expect(practice).toMatchObject({ error: { code: 'bad-input', field: 'service' } });
    const http = await commands['import-account'](wishFor(preview, { url: 'http://x.org' }));
    expect(http).toMatchObject({ error: { code: 'bad-input', field: 'url' } });
  });
});
