// What every vault must do, whatever it keeps its secrets in: one list for memory (vitest) and for a real keychain
// (Playwright, on the test desktop), so it leans on neither.
import assert from 'node:assert/strict';
import type { Vault } from '../../electron/vault/vault.ts';

/** Texts that something on the way to a keychain might change. */
export const hardSecrets: readonly string[] = [
  `&<>"' ]]> \\ %41 \${x}`,
  ' leading and trailing ',
  'tab\tline\nend\r\n',
  'é 日本 🔭👩‍🚀 \u202e',
  '{"password":"no"}',
  'x'.repeat(1000),
];

type Test = (title: string, body: () => Promise<void>) => void;

/** `open` is asked for anew by each test, and the names are this run's own. */
export const expectVault = (test: Test, open: () => Vault): void => {
  const name = (what: string): string => `${what} ${process.pid}`;

  test('has nothing under a name that was never used', async () => {
    assert.equal(await open().read(name('never used')), null);
  });

  test('gives back what was written, and the newest of it', async () => {
    const vault = open();
    const galex = name('GALEX (mastweb.stsci.edu) 1a2b3c4d');
    await vault.write(galex, 'first');
    await vault.write(galex, 'second');
    assert.equal(await vault.read(galex), 'second');
    await vault.forget(galex);
  });

  test('forgets, and has no objection to forgetting what is gone', async () => {
    const vault = open();
    await vault.write(name('gone'), 'secret');
    await vault.forget(name('gone'));
    assert.equal(await vault.read(name('gone')), null);
    await vault.forget(name('gone'));
  });

  test('keeps the secrets of two names apart', async () => {
    const vault = open();
    await vault.write(name('one'), 'of one');
    await vault.write(name('other'), 'of the other');
    await vault.forget(name('one'));
    assert.equal(await vault.read(name('one')), null);
    assert.equal(await vault.read(name('other')), 'of the other');
    await vault.forget(name('other'));
  });

  for (const secret of hardSecrets) {
    test(`keeps ${JSON.stringify(secret).slice(0, 40)} as it is`, async () => {
      const vault = open();
      await vault.write(name('hard'), secret);
      assert.equal(await vault.read(name('hard')), secret);
      await vault.forget(name('hard'));
    });
  }
};
