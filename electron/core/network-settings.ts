// What a change of the network's settings brings about, and what is to be said of them.
import { isDeepStrictEqual } from 'node:util';
import type { Network } from '../network/network.ts';
import type { AppError } from '../result.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { Watcher } from '../watch/account-watcher.ts';
import { t } from '../i18n/translate.ts';
import type { Watchers } from './account-watchers.ts';

interface Followed {
  readonly network: Network;
  readonly watchers: Watchers;
}

/** @returns what is to be called after each change of the settings */
export const followNetwork = (
  settings: SettingsStore,
  { network, watchers }: Followed,
  changed: () => void,
): (() => void) => {
  let before = settings.value().network;
  return () => {
    const now = settings.value().network;
    if (isDeepStrictEqual(now, before)) return;
    before = now;
    // Which way is right is seen by asking.
    void network.readCertificates().then(() => {
      changed();
      for (const watcher of watchers.all()) if (!isRejected(watcher)) void watcher.refresh();
    });
  };
};

/** Another way to the service makes no password right, and each try counts there. */
const isRejected = (watcher: Watcher): boolean => {
  const { standing } = watcher.state();
  return standing.kind === 'trouble' && standing.code.startsWith('credentials-');
};

export const networkTroubles = (network: Network): readonly AppError[] => {
  const why = network.certificatesTrouble();
  return why === null ? [] : [{ code: 'file', detail: t('certificates.left-out', { why }) }];
};
