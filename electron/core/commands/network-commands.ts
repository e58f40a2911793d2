// The requests about the network: the user's own proxy, its login, and certificates.
import { addressOf } from '../../casjobs/route.ts';
import { diskErrorOf } from '../../storage/disk-access.ts';
import type { Commands } from '../../ipc/contract.ts';
import { readCertificates } from '../../network/network.ts';
import { readProxy } from '../../network/proxies.ts';
import type { ProxyLogins } from '../../network/proxy-logins.ts';
import { badInput, succeed, fail, type Result } from '../../result.ts';
import type { Settings } from '../../settings/settings.ts';
import type { SettingsStore } from '../../settings/settings-store.ts';
import { VaultError } from '../../vault/vault.ts';
import type { Watcher } from '../../watch/account-watcher.ts';
import { t } from '../../i18n/translate.ts';
import type { Lock } from '../app-lock.ts';
import type { Watchers } from '../account-watchers.ts';

export interface NetworkCommandsDeps {
  readonly settings: SettingsStore;
  readonly logins: ProxyLogins;
  readonly lock: Lock;
  readonly watchers: Watchers;
  /** The system's own dialog; null: it was dismissed. */
  readonly pickCertificates: () => Promise<string | null>;
}

export type NetworkCommands = Pick<
  Commands,
  'choose-proxy' | 'choose-certificates' | 'save-proxy-login'
>;

export const networkCommands = (deps: NetworkCommandsDeps): NetworkCommands => {
  const { settings, logins, lock, watchers } = deps;
  const change = async (part: Partial<Settings['network']>): Promise<Result<null>> => {
    const now = settings.value();
    try {
      await settings.change({ ...now, network: { ...now.network, ...part } });
      return succeed(null);
    } catch (error) {
      return fail('file', t('file.settings-unsaved', { why: diskErrorOf(error) }));
    }
  };
  return {
    'choose-proxy': ({ address }) => {
      if (lock.isLocked()) return fail('locked');
      const read = readProxy(address);
      if (!read.ok) return badInput('proxy', t(`input.${read.why}`));
      const { kind } = read.proxy;
      return change({ proxy: 'custom', address: `${kind}://${addressOf(read.proxy)}` });
    },
    'choose-certificates': async () => {
      if (lock.isLocked()) return fail('locked');
      const file = await deps.pickCertificates();
      if (file === null) return succeed({ chosen: false });
      const read = await readCertificates(file);
      if (!read.ok) return fail('bad-input', t(`certificates.${read.why}`));
      const changed = await change({ certificateFile: file });
      return changed.ok ? succeed({ chosen: true }) : changed;
    },
    'save-proxy-login': async ({ proxy, userName, password }) => {
      if (lock.isLocked()) return fail('locked');
      // A colon would end the name: the header has no other way to write it.
      if (userName === '' || userName.includes(':'))
        return badInput('userName', t('input.no-proxy-user'));
      // Only one that a service is reached by has asked.
      const asking = askingFor(watchers, proxy);
      if (asking.length === 0) return fail('bad-input', t('input.proxy-asks-no-more'));
      try {
        await logins.keep(proxy, { userName, password });
      } catch (error) {
        return error instanceof VaultError
          ? fail(error.code)
          : fail('file', t('file.settings-unsaved', { why: diskErrorOf(error) }));
      }
      for (const watcher of asking) void watcher.refresh();
      return succeed(null);
    },
  };
};

const askingFor = (watchers: Watchers, proxy: string): readonly Watcher[] =>
  watchers.all().filter((watcher) => {
    const { connection } = watcher.state();
    return (
      connection.kind === 'error' &&
      connection.code === 'proxy-password' &&
      connection.detail === proxy
    );
  });
