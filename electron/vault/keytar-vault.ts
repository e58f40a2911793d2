// The keychain of the system. The one place that knows `keytar`; it knows neither CasJobs nor any name in it.
import type * as keytarModule from 'keytar';
import { createLines } from '../lines.ts';
import { failureOf } from './keychain-failures.ts';
import { VaultError, type Keychain } from './vault.ts';

/** What is asked of keytar. Not `findCredentials`: libsecret crashes in it when it meets a locked entry. */
export type Keytar = Pick<typeof keytarModule, 'getPassword' | 'setPassword' | 'deletePassword'>;

export interface KeytarVaultOptions {
  /** Under which heading the system's keychain program lists the entries. */
  readonly serviceName: string;
  /** Longest wait in ms. Whoever waits for a prompt asks again: its late answer is heard then. */
  readonly timeoutMs?: number;
  /** Loads the native part; fails where the system lacks its library (libsecret on Linux). */
  readonly load?: () => Promise<Keytar>;
  /** Whether the keychain is locked, asked without a prompt; false where the system says so by itself. */
  readonly isLocked?: () => Promise<boolean>;
  /** The longest secret that it takes, bytes in UTF-8. */
  readonly mostBytes?: number;
}

const TIMEOUT_MS = 10_000;

/** CRED_MAX_CREDENTIAL_BLOB_SIZE of Windows, 5 * 512 bytes: the least of the three systems, so it holds for all. */
const MOST_BYTES = 2560;

const notLocked = (): Promise<boolean> => Promise.resolve(false);

/**
 * Keeps secrets in the system's keychain. Needs no network. Rejects with a VaultError only.
 * One question at a time: each holds one of Node's four threads for files and names, and a keychain that hangs would
 * soon have them all. A read that is under way answers all who ask: a second one would open a second prompt. A
 * question that came too late is still carried out when its turn comes.
 */
export const createKeytarVault = (options: KeytarVaultOptions): Keychain => {
  const { serviceName, timeoutMs = TIMEOUT_MS, load = loadKeytar } = options;
  const { isLocked = notLocked, mostBytes = MOST_BYTES } = options;
  const reading = new Map<string, Promise<string | null>>();
  const inLine = createLines();
  const underWay = new Set<Promise<unknown>>();
  const ask = <T>(question: (keytar: Keytar) => Promise<T>): Promise<T> => {
    const answer = inLine('keychain', () => asked(load, question));
    underWay.add(answer);
    const end = (): void => void underWay.delete(answer);
    void answer.then(end, end);
    return answer;
  };
  /** To libsecret an entry that stays locked is one that is not there. */
  const needOpen = async (): Promise<void> => {
    if (await isLocked()) throw new VaultError('keychain-locked');
  };
  /** How often its person was asked, and it stayed locked. */
  let refusals = 0;
  const readNow = async (keytar: Keytar, name: string): Promise<string | null> => {
    const secret = await keytar.getPassword(serviceName, name);
    if (secret !== null || !(await isLocked())) return secret;
    refusals += 1;
    throw new VaultError('keychain-locked');
  };
  const read = (name: string): Promise<string | null> => {
    const before = reading.get(name);
    if (before) return before;
    const refusedBefore = refusals;
    const answer = ask(async (keytar) => {
      // Who has just sent a prompt away is not asked again for each further account that stood in line.
      if (refusals > refusedBefore) await needOpen();
      return readNow(keytar, name);
    });
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
    return inTime(ask(question).then(nothing), timeoutMs);
  };

  return {
    read: (name) => inTime(read(name), timeoutMs),
    write: (name, secret) =>
      Buffer.byteLength(secret) > mostBytes
        ? Promise.reject(new VaultError('keychain-full'))
        : change(name, (keytar) => keytar.setPassword(serviceName, name, secret)),
    forget: (name) =>
      change(name, async (keytar) => {
        if (!(await keytar.deletePassword(serviceName, name))) await needOpen();
      }),
    rests: (ms) =>
      inTime(Promise.allSettled(underWay), ms).then(
        () => true,
        () => false,
      ),
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
    if (error instanceof VaultError) throw error;
    // A fresh error: that of the keychain may name what it was asked to keep.
    throw new VaultError(failureOf(error));
  }
};

const loadKeytar = async (): Promise<Keytar> => {
  // A CommonJS module: its own object is the default export, which its types do not say.
  const { default: keytar } = (await import('keytar')) as unknown as { default: Keytar };
  return keytar;
};

const inTime = <T>(answer: Promise<T>, timeoutMs: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new VaultError('keychain-slow')), timeoutMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
};
