// Accounts with their watchers, as the snapshot is built of them, and nothing else to show.
import type { Account } from '../../electron/accounts/account-store.ts';
import type { SnapshotParts } from '../../electron/core/view-model/build-snapshot.ts';
import { defaultSettings } from '../../electron/settings/settings.ts';
import type { Watcher } from '../../electron/watch/account-watcher.ts';
import { registryOver, newOutbox } from '../watch/test-registry.ts';

const accountOf = (key: string): Account => ({
  key,
  name: key,
  service: 'other',
  base: 'https://example.org/casjobs',
  binding: 'auto',
  foundBinding: null,
  secretName: key,
  forThisRunOnly: false,
  wsIdKnown: true,
  wereAccepted: false,
});

/** @param watchers by the keys of their accounts */
export const snapshotPartsOf = (watchers: Readonly<Record<string, Watcher>>): SnapshotParts => ({
  version: '0.0.0',
  runtime: null,
  accounts: Object.keys(watchers).map(accountOf),
  paused: false,
  outbox: newOutbox(),
  lock: { isLocked: false, by: 'password' },
  keychainWaits: false,
  watcherOf: (key) => watchers[key],
  list: registryOver(),
  outcomeOf: () => undefined,
  activity: [],
  settings: defaultSettings,
  errors: [],
  backups: [],
  now: 0,
  shiftMs: 0,
  wanted: [],
  startAtLogin: { kind: 'off' },
  updates: null,
  desktop: { trayMissing: false, closeMinimizes: false, shortcut: 'off' },
});
