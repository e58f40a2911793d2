import { describe, expect, it } from 'vitest';
import { createMemoryVault } from '../../electron/vault/vault.ts';
import { expectVault } from './expectations.ts';

describe('a vault in memory', () => {
  expectVault(it, createMemoryVault);

  it('is empty at the next start', async () => {
    await createMemoryVault().write('PS1', 'secret');
    expect(await createMemoryVault().read('PS1')).toBeNull();
  });
});
