// What the requests about the network do: a proxy of the user's own, its login, and certificates of their own.
import { addressOf } from '../casjobs/route.ts';
import { diskFaultOf } from '../disk/fault.ts';
import type { Commands } from '../ipc/contract.ts';
import { readCertificates } from '../network/certificate-file.ts';
import { readProxy } from '../network/proxy-address.ts';
import type { ProxyLogins } from '../network/proxy-logins.ts';
import { badInput, done, refused, type Outcome } from '../outcome.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { Settings } from '../settings/settings.ts';
import { VaultError } from '../vault/vault.ts';
import type { Watcher } from '../watch/watcher.ts';
import { say } from '../words/say.ts';
import type { Lock } from './lock.ts';
import type { Watchers } from './watchers.ts';

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
  const change = async (part: Partial<Settings['network']>): Promise<Outcome<null>> => {
    const now = settings.value();
    try {
      await settings.change({ ...now, network: { ...now.network, ...part } });
      return done(null);
    } catch (error) {
      return refused('file', say('file.settings-unsaved', { why: diskFaultOf(error) }));
    }
  };
  return {
    'choose-proxy': ({ address }) => {
      if (lock.isLocked()) return refused('locked');
      const read = readProxy(address);
      if (!read.ok) return badInput('proxy', say(`typed.${read.why}`));
      const { kind } = read.proxy;
      return change({ proxy: 'custom', address: `${kind}://${addressOf(read.proxy)}` });
    },
    'choose-certificates': async () => {
      if (lock.isLocked()) return refused('locked');
      const file = await deps.pickCertificates();
      if (file === null) return done({ chosen: false });
      const read = await readCertificates(file);
      if (!read.ok) return refused('bad-input', say(`certificates.${read.why}`));
      const changed = await change({ certificateFile: file });
      return changed.ok ? done({ chosen: true }) : changed;
    },
    'save-proxy-login': async ({ proxy, userName, password }) => {
      if (lock.isLocked()) return refused('locked');
      // A colon would end the name: the header has no other way to write it.
      if (userName === '' || userName.includes(':'))
        return badInput('userName', say('typed.no-proxy-user'));
      // Only one that a service is reached by has asked.
      const asking = askingFor(watchers, proxy);
      if (asking.length === 0) return refused('bad-input', say('typed.proxy-asks-no-more'));
      try {
        await logins.keep(proxy, { userName, password });
      } catch (error) {
        return error instanceof VaultError
          ? refused(error.code)
          : refused('file', say('file.settings-unsaved', { why: diskFaultOf(error) }));
      }
      for (const watcher of asking) void watcher.refresh();
      return done(null);
    },
  };
};

const askingFor = (watchers: Watchers, proxy: string): readonly Watcher[] =>
  watchers.all().filter((watcher) => {
    const { standing } = watcher.state();
    return (
      standing.kind === 'trouble' && standing.code === 'proxy-password' && standing.detail === proxy
    );
  });
