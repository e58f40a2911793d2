// What keychains do that their libraries do not tell: they stay locked, are full, or hang.
import { describe, expect, it } from 'vitest';
import { createKeytarVault, type KeychainDesktop } from '../../electron/vault/keytar-vault.ts';
import type { Vault } from '../../electron/vault/vault.ts';
import { createFakeKeytar, failureOf, type FakeKeytar } from './fake-keytar.ts';

const open = ({ load }: FakeKeytar): Vault =>
  createKeytarVault({ platform: 'linux', serviceName: 'CasJobs Tray', load });

/** A desktop that says nothing. */
const silent: KeychainDesktop = {
  isLocked: () => Promise.resolve(false),
  prepare: () => Promise.resolve(null),
  explain: () => Promise.resolve(null),
};

describe('a keychain that stays locked', () => {
  const locked = ({ load }: FakeKeytar): Vault =>
    createKeytarVault({
      platform: 'linux',
      serviceName: 'CasJobs Tray',
      load,
      desktop: { ...silent, isLocked: () => Promise.resolve(true) },
    });

  it('is told as locked where its library says that there is no entry', async () => {
    const keychain = createFakeKeytar();
    const failure = failureOf(locked(keychain).read('PS1'));
    (await keychain.prompt(1)).allow();
    expect(await failure).toMatchObject({ code: 'keychain-locked' });
  });

  it('asks its person once for all accounts that stand in line, and anew when it is asked later', async () => {
    const keychain = createFakeKeytar();
    const vault = locked(keychain);
    const failures = Promise.all(
      ['PS1', 'GALEX', 'SDSS'].map((name) => failureOf(vault.read(name))),
    );
    (await keychain.prompt(1)).allow();
    const refused = { code: 'keychain-locked' };
    expect(await failures).toMatchObject([refused, refused, refused]);
    expect(keychain.prompts).toHaveLength(1);
    void failureOf(vault.read('GALEX'));
    expect((await keychain.prompt(2)).question).toBe('read CasJobs Tray/GALEX');
  });

  it('is not believed to have forgotten what it would not touch', async () => {
    const keychain = createFakeKeytar();
    const failure = failureOf(locked(keychain).forget('PS1'));
    (await keychain.prompt(1)).allow();
    expect(await failure).toMatchObject({ code: 'keychain-locked' });
  });

  it('is not asked whether it is locked where it has answered', async () => {
    const keychain = createFakeKeytar();
    keychain.entries.set('CasJobs Tray/PS1', 'secret');
    const answer = locked(keychain).read('PS1');
    (await keychain.prompt(1)).allow();
    expect(await answer).toBe('secret');
  });
});

it('a keychain whose desktop says what is wrong is not asked', async () => {
  const keychain = createFakeKeytar();
  const prepared: string[] = [];
  const vault = createKeytarVault({
    platform: 'linux',
    serviceName: 'CasJobs Tray',
    load: keychain.load,
    desktop: {
      ...silent,
      prepare: (question) => {
        prepared.push(question);
        return Promise.resolve('keychain-off');
      },
    },
  });
  for (const ask of [() => vault.read('PS1'), () => vault.write('PS1', 'secret')])
    expect(await failureOf(ask())).toMatchObject({ code: 'keychain-off' });
  expect(prepared).toEqual(['read', 'write']);
  expect(keychain.prompts).toEqual([]);
});

it.each([
  ['keychain-locked', 'keychain-locked'],
  [null, 'keychain-failed'],
] as const)(
  'words that are not known, for example translated ones, are what the desktop says: %s',
  async (known, code) => {
    const keychain = createFakeKeytar();
    const vault = createKeytarVault({
      platform: 'linux',
      serviceName: 'CasJobs Tray',
      load: keychain.load,
      desktop: { ...silent, explain: () => Promise.resolve(known) },
    });
    const failure = failureOf(vault.read('PS1'));
    (await keychain.prompt(1)).refuse(new Error('Die Sammlung ist zu'));
    expect(await failure).toMatchObject({ code, detail: 'Die Sammlung ist zu' });
  },
);

describe('a secret as long as Windows takes', () => {
  it('is written', async () => {
    const keychain = createFakeKeytar();
    const written = open(keychain).write('PS1', 'é'.repeat(1280));
    (await keychain.prompt(1)).allow();
    await written;
    expect(keychain.entries.size).toBe(1);
  });

  it('and a byte more is refused on every system, before the keychain is asked', async () => {
    const keychain = createFakeKeytar();
    const failure = failureOf(open(keychain).write('PS1', `${'é'.repeat(1280)}x`));
    expect(await failure).toMatchObject({ code: 'keychain-full' });
    expect(keychain.prompts).toEqual([]);
  });
});

it('a keychain that hangs is asked one thing at a time, so that files can still be read', async () => {
  const keychain = createFakeKeytar();
  const vault = open(keychain);
  for (const name of ['PS1', 'GALEX', 'SDSS', 'HSC']) void failureOf(vault.read(name));
  await keychain.prompt(1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(keychain.prompts.map(({ question }) => question)).toEqual(['read CasJobs Tray/PS1']);
});
