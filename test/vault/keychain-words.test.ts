// What a keychain says when it fails: what is shown of it, and what is noted.
import { describe, expect, it } from 'vitest';
import { createKeytarVault } from '../../electron/vault/keytar-vault.ts';
import type { Keychain, VaultError } from '../../electron/vault/vault.ts';
import { createFakeKeytar, failureOf, type FakeKeytar } from './fake-keytar.ts';

const open = ({ load }: FakeKeytar): Keychain =>
  createKeytarVault({ platform: 'linux', serviceName: 'CasJobs Tray', load });

describe('the words of a keychain', () => {
  const wordsOf = async (secret: string, words: string): Promise<unknown> => {
    const keychain = createFakeKeytar();
    const failure = failureOf(open(keychain).write('PS1', secret));
    (await keychain.prompt(1)).refuse(new Error(words));
    return ((await failure) as VaultError).detail;
  };

  it('are handed on without the secret, whole or in parts', async () => {
    const secret = JSON.stringify({ wsId: '4711', userName: null, password: 'hunt "er" 2' });
    const written = String.raw`hunt \"er\" 2`;
    expect(await wordsOf('hunter2', 'cannot store hunter2')).toBe('cannot store …');
    expect(await wordsOf(secret, `no password hunt "er" 2 of 4711, ${written}, ${secret}`)).toBe(
      'no password … of …, …, …',
    );
  });

  it('are one line, cut to a length that a note can show', async () => {
    expect(await wordsOf('hunter2', 'first\r\nsecond \u202E third')).toBe('first second third');
    expect(String(await wordsOf('hunter2', 'long '.repeat(1000))).length).toBeLessThanOrEqual(300);
  });
});

describe('what is noted of a keychain that fails', () => {
  it('is its code and the question, once until it changes or the keychain answers', async () => {
    const keychain = createFakeKeytar();
    const noted: string[] = [];
    const vault = createKeytarVault({
      platform: 'win32',
      serviceName: 'CasJobs Tray',
      load: keychain.load,
      failed: (code, question) => void noted.push(`${code} ${question}`),
    });
    const refuse = async (nth: number, work: Promise<unknown>): Promise<void> => {
      const failure = failureOf(work);
      (await keychain.prompt(nth)).refuse(new Error('Zugriff verweigert'));
      await failure;
    };
    await refuse(1, vault.read('PS1'));
    await refuse(2, vault.read('PS1'));
    await refuse(3, vault.write('PS1', 'hunter2'));
    const read = vault.read('PS1');
    (await keychain.prompt(4)).allow();
    await read;
    await refuse(5, vault.read('PS1'));
    await failureOf(vault.write('PS1', 'x'.repeat(2561)));
    expect(noted).toEqual([
      'keychain-failed read',
      'keychain-failed write',
      'keychain-failed read',
      'keychain-full write',
    ]);
  });
});
