// The vault on a real keychain, without the app: it meets the expectations for every vault.
import { createKeytarVault } from '../../electron/vault/keytar-vault.ts';
import { expectVault } from '../vault/expectations.ts';
import { test } from './fixtures.ts';

test.describe('the keychain', () => {
  expectVault(
    (title, body) => test(title, body),
    () => createKeytarVault({ platform: process.platform, serviceName: 'CasJobs Tray test' }),
  );
});
