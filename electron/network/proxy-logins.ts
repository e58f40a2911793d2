// User names and passwords for proxies: stored in the keychain, and kept in memory while the app runs. The file names
// each keychain entry before it is written.
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { addressOf, type Proxy, type ProxyLogin } from '../casjobs/route.ts';
import { openJsonFile, type JsonFile } from '../storage/json-file.ts';
import { listOf, version } from '../storage/other-versions.ts';
import { VaultError, whenAnswered, type Vault } from '../vault/vault.ts';
import { t } from '../i18n/translate.ts';

const record = v.object({
  /** `host:port`. */
  proxy: v.string(),
  /** The name of the keychain entry. */
  secretName: v.string(),
});

const file = v.object({ version, proxies: listOf(record) });

export type ProxiesFile = JsonFile<v.InferOutput<typeof file>>;

export const noProxies: v.InferOutput<typeof file> = { version: 1, proxies: [] };

/** Opens `proxies.json`; see JsonFile for what may reject. */
export const openProxiesFile = (path: string): Promise<ProxiesFile> =>
  openJsonFile({
    file: path,
    schema: file,
    atFirst: noProxies,
    lists: { proxies: { id: ['proxy'], schema: record } },
  });

const stored = v.object({ userName: v.string(), password: v.string() });

export interface ProxyLogins {
  /** The stored login of the proxy; null if there is none that it accepts. Rejects with a VaultError. */
  of(proxy: Proxy): Promise<ProxyLogin | null>;
  /** Rejects with a VaultError, or as the disk does. */
  keep(address: string, login: ProxyLogin): Promise<void>;
  /** The proxy has rejected this login: it is not used again until the next start, or its account could be locked. */
  refused(proxy: Proxy): void;
  /** Removes the logins from memory. */
  letGo(): void;
}

export const createProxyLogins = (known: ProxiesFile, keychain: Vault): ProxyLogins => {
  const held = new Map<string, Promise<ProxyLogin | null>>();
  const read = async (address: string): Promise<ProxyLogin | null> => {
    const kept = known.value().proxies.find(({ proxy }) => proxy === address);
    return kept ? whenAnswered(keychain.read(kept.secretName), loginIn) : null;
  };
  /** After a failure the keychain is asked again at the next call; after a late answer, the login is known. */
  const whenFailed = (address: string, reading: Promise<unknown>, error: unknown): void => {
    const holdInstead = (login: Promise<ProxyLogin | null> | null): void => {
      if (held.get(address) !== reading) return;
      if (login === null) held.delete(address);
      else held.set(address, login);
    };
    const late = error instanceof VaultError ? error.late : null;
    if (late === null) {
      holdInstead(null);
      return;
    }
    const hold = (login: unknown): void => holdInstead(Promise.resolve(login as ProxyLogin | null));
    void late.then(hold, () => holdInstead(null));
  };
  return {
    of: (proxy) => {
      const address = addressOf(proxy);
      const before = held.get(address);
      if (before) return before;
      const reading = read(address);
      held.set(address, reading);
      reading.catch((error: unknown) => whenFailed(address, reading, error));
      return reading;
    },
    keep: async (address, login) => {
      // Users see this name in their keychain program.
      const secretName = t('network.secret-name', { proxy: address });
      await known.change((now) => ({
        ...now,
        proxies: [
          ...now.proxies.filter(({ proxy }) => proxy !== address),
          { proxy: address, secretName },
        ],
      }));
      await keychain.write(secretName, JSON.stringify(login));
      held.set(address, Promise.resolve(login));
    },
    refused: (proxy) => {
      const address = addressOf(proxy);
      const given = held.get(address);
      const drop = (login: ProxyLogin | null): void => {
        // The user may have typed another one in the meantime.
        if (held.get(address) === given && isDeepStrictEqual(login, proxy.login))
          held.set(address, Promise.resolve(null));
      };
      void given?.then(drop, () => undefined);
    },
    letGo: () => held.clear(),
  };
};

/** Null if it is not what this app has written. */
const loginIn = (secret: string | null): ProxyLogin | null => {
  if (secret === null) return null;
  try {
    return v.parse(stored, JSON.parse(secret));
  } catch {
    return null;
  }
};
