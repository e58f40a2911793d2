// The keychain of the system. The one place that knows `keytar`; it knows neither CasJobs nor any name in it.
import type * as keytarModule from 'keytar';
import { createLines } from '../lines.ts';
import { VaultError, type Vault, type VaultErrorCode } from './vault.ts';

/** What is asked of keytar. */
export type Keytar = Pick<typeof keytarModule, 'getPassword' | 'setPassword' | 'deletePassword'>;

export interface KeytarVaultOptions {
  /** Under which heading the system's keychain program lists the entries. */
  readonly serviceName: string;
  /** Longest wait in ms. A locked keychain asks its person first, so it is generous. */
  readonly timeoutMs?: number;
  /** Loads the native part; fails where the system lacks its library (libsecret on Linux). */
  readonly load?: () => Promise<Keytar>;
}

const TIMEOUT_MS = 60_000;

/** What the keychains of the three systems say when they are locked, or when their person says no. */
const REFUSED = /lock|denied|dismiss|cancel|not allowed|interaction|passphrase|authoriz/i;

/**
 * Keeps secrets in the system's keychain. Needs no network. Rejects with a VaultError only.
 * What is asked about one name is asked in its order, and a read that is under way answers all who ask: a second
 * one would open a second prompt. A question that came too late is still carried out when its turn comes.
 */
export const createKeytarVault = (options: KeytarVaultOptions): Vault => {
  const { serviceName, timeoutMs = TIMEOUT_MS, load = loadKeytar } = options;
  const reading = new Map<string, Promise<string | null>>();
  const inLine = createLines();
  const ask = <T>(name: string, question: (keytar: Keytar) => Promise<T>): Promise<T> =>
    inLine(name, () => asked(load, question));
  const read = (name: string): Promise<string | null> => {
    const before = reading.get(name);
    if (before) return before;
    const answer = ask(name, (keytar) => keytar.getPassword(serviceName, name));
    reading.set(name, answer);
    const end = (): void => {
      if (reading.get(name) === answer) reading.delete(name);
    };
    void answer.then(end, end);
    return answer;
  };
  const change = (name: string, question: (keytar: Keytar) => Promise<unknown>): Promise<void> => {
    // Who reads after a change must not hear what was there before it.
    reading.delete(name);
    return inTime(ask(name, question).then(nothing), timeoutMs);
  };

  return {
    read: (name) => inTime(read(name), timeoutMs),
    write: (name, secret) =>
      change(name, (keytar) => keytar.setPassword(serviceName, name, secret)),
    forget: (name) => change(name, (keytar) => keytar.deletePassword(serviceName, name)),
  };
};

const nothing = (): void => undefined;

const asked = async <T>(
  load: () => Promise<Keytar>,
  question: (keytar: Keytar) => Promise<T>,
): Promise<T> => {
  const keytar = await load().catch(() => {
    throw new VaultError('keychain-unavailable');
  });
  try {
    return await question(keytar);
  } catch (error) {
    // A fresh error: that of the keychain may name what it was asked to keep.
    throw new VaultError(codeOf(error));
  }
};

const loadKeytar = async (): Promise<Keytar> => {
  // A CommonJS module: its own object is the default export, which its types do not say.
  const { default: keytar } = (await import('keytar')) as unknown as { default: Keytar };
  return keytar;
};

const codeOf = (error: unknown): VaultErrorCode =>
  error instanceof Error && REFUSED.test(error.message)
    ? 'keychain-refused'
    : 'keychain-unavailable';

const inTime = <T>(answer: Promise<T>, timeoutMs: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new VaultError('keychain-slow')), timeoutMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
};
