// The platform for a core without a window, user or desktop, and with an empty keychain.
import type { Platform } from '../../electron/core/platform.ts';
import { createMemoryVault } from '../../electron/vault/vault.ts';
import { createFakeAutostart } from './fake-autostart.ts';
import { directNetwork } from './direct-network.ts';

export const emptyPlatform = (
  folder: string,
  createService: Platform['createService'],
): Omit<Platform, 'onUnexpected'> => ({
  folder,
  createService,
  version: '0.0.0',
  runtime: null,
  keychain: createMemoryVault(),
  memory: createMemoryVault(),
  startPractice: () => Promise.reject(new Error('Nobody asks for it.')),
  isSeen: () => false,
  draw: () => undefined,
  notify: () => undefined,
  login: createFakeAutostart(),
  openLoginPage: () => Promise.resolve(),
  copyText: () => Promise.resolve(),
  saveText: () => Promise.resolve(false),
  askBack: () => Promise.resolve(false),
  openUrl: () => Promise.resolve(),
  desktop: () => ({ trayMissing: false, closeMinimizes: false, shortcut: 'off' }),
  quit: () => undefined,
  programs: null,
  importing: {
    pickFile: () => Promise.resolve(null),
    variables: { found: [], names: [] },
    system: 'other',
  },
  network: directNetwork,
  releases: null,
  lookUp: () => Promise.resolve('known'),
  confirming: { isThere: () => false, ask: () => Promise.resolve(false) },
});
