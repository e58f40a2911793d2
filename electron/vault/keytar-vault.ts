// The system's keychain, by `keytar`, which only this file imports; and the codes and texts of its failures.
import type * as keytarModule from 'keytar';
import { createKeyedMutex } from '../keyed-mutex.ts';
import { VaultError, type Keychain, type KeychainFailure } from './vault.ts';

/** The part of keytar that is used. Not `findCredentials`, in which libsecret crashes if an entry is locked. */
export type Keytar = Pick<typeof keytarModule, 'getPassword' | 'setPassword' | 'deletePassword'>;

/** What a desktop reports of its keychain, because libsecret reports too little. Never rejects. */
export interface KeychainDesktop {
  /** Whether it is locked; shows no prompt. */
  isLocked(): Promise<boolean>;
  /**
   * Makes it ready: starts it if programs have to, and asks the user where the library would not notice a refusal. Null
   * if it is ready, or nothing is known of it.
   */
  prepare(question: Question): Promise<KeychainFailure | null>;
  /** What is wrong if a failure's words are unknown; null if nothing more is known. */
  explain(): Promise<KeychainFailure | null>;
}

type Question = 'read' | 'write' | 'forget';

interface KeytarVaultOptions {
  /** Whose keychain it is. */
  readonly platform: NodeJS.Platform;
  /** The heading of the entries in the system's keychain program. */
  readonly serviceName: string;
  /** The longest wait in ms. The error then has the late answer. */
  readonly timeoutMs?: number;
  /** Loads the native part; fails if the system lacks its library (libsecret on Linux). */
  readonly load?: () => Promise<Keytar>;
  /** Left out on systems whose failures tell all this. */
  readonly desktop?: KeychainDesktop;
  /** Called for each failure, with codes only. */
  readonly failed?: (code: KeychainFailure, question: Question) => void;
  /** The longest secret that it accepts; bytes in UTF-8. */
  readonly mostBytes?: number;
}

const TIMEOUT_MS = 10_000;

/** CRED_MAX_CREDENTIAL_BLOB_SIZE of Windows, 5 * 512 bytes: the least of the three systems, so it holds for all. */
const MOST_BYTES = 2560;

const silent: KeychainDesktop = {
  isLocked: () => Promise.resolve(false),
  prepare: () => Promise.resolve(null),
  explain: () => Promise.resolve(null),
};

interface Asker {
  /** In its turn; `secret` is what its words must not hold. */
  readonly ask: <T>(
    question: Question,
    put: (keytar: Keytar) => Promise<T>,
    secret?: string,
  ) => Promise<T>;
  /** At most as long as its person is kept waiting. */
  readonly inLimit: <T>(question: Question, answer: Promise<T>) => Promise<T>;
  readonly underWay: ReadonlySet<Promise<unknown>>;
}

const createAsker = (options: KeytarVaultOptions): Asker => {
  const { timeoutMs = TIMEOUT_MS, failed = nothing } = options;
  const inLine = createKeyedMutex();
  const underWay = new Set<Promise<unknown>>();
  /** Each once, until it is another or the keychain answers: a poll asks each second. */
  let lastNoted = '';
  const note = (question: Question, error: unknown): void => {
    if (!(error instanceof VaultError)) return;
    const noted = `${error.code} ${question}`;
    // What it rejects with here is of the keychain, not of an entry in it.
    if (noted !== lastNoted) failed(error.code as KeychainFailure, question);
    lastNoted = noted;
  };
  return {
    underWay,
    ask: (question, put, secret = '') => {
      const answer = inLine('keychain', () => asked(options, question, put, secret));
      underWay.add(answer);
      void answer.then(
        () => {
          underWay.delete(answer);
          lastNoted = '';
        },
        (error: unknown) => {
          underWay.delete(answer);
          note(question, error);
        },
      );
      return answer;
    },
    inLimit: (question, answer) =>
      inTime(answer, timeoutMs).catch((error: unknown) => {
        note(question, error);
        throw error;
      }),
  };
};

/**
 * Keeps secrets in the system's keychain. Needs no network. Rejects with a VaultError only.
 * One question at a time: each holds one of Node's four threads for files and names, and a keychain that hangs would
 * soon have them all. A read that is under way answers all who ask: a second one would open a second prompt. A
 * question that came too late is still carried out when its turn comes.
 */
export const createKeytarVault = (options: KeytarVaultOptions): Keychain => {
  const { serviceName, mostBytes = MOST_BYTES, desktop = silent } = options;
  const { ask, inLimit, underWay } = createAsker(options);
  const reading = new Map<string, Promise<string | null>>();
  /** To libsecret an entry that stays locked is one that is not there. */
  const needOpen = async (): Promise<void> => {
    if (await desktop.isLocked()) throw new VaultError('keychain-locked');
  };
  /** How often its person was asked, and it stayed locked. */
  let refusals = 0;
  const readNow = async (keytar: Keytar, name: string): Promise<string | null> => {
    const secret = await keytar.getPassword(serviceName, name);
    if (secret !== null || !(await desktop.isLocked())) return secret;
    refusals += 1;
    throw new VaultError('keychain-locked');
  };
  const read = (name: string): Promise<string | null> => {
    const before = reading.get(name);
    if (before) return before;
    const refusedBefore = refusals;
    const answer = ask('read', async (keytar) => {
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

  return {
    read: (name) => inLimit('read', read(name)),
    write: (name, secret) => {
      if (Buffer.byteLength(secret) > mostBytes)
        return inLimit('write', Promise.reject(new VaultError('keychain-full')));
      // Who reads after a change must not hear what was there before it.
      reading.delete(name);
      const put = (keytar: Keytar) => keytar.setPassword(serviceName, name, secret);
      return inLimit('write', ask('write', put, secret).then(nothing));
    },
    forget: (name) => {
      reading.delete(name);
      const put = async (keytar: Keytar): Promise<void> => {
        if (!(await keytar.deletePassword(serviceName, name))) await needOpen();
      };
      return inLimit('forget', ask('forget', put));
    },
    rests: (ms) =>
      inTime(Promise.allSettled(underWay), ms).then(
        () => true,
        () => false,
      ),
  };
};

const nothing = (): void => undefined;

const asked = async <T>(
  { platform, load = loadKeytar, desktop = silent }: KeytarVaultOptions,
  question: Question,
  put: (keytar: Keytar) => Promise<T>,
  secret: string,
): Promise<T> => {
  const keytar = await load().catch((error: unknown) => {
    // Of the three systems, Linux alone may have none.
    const code = platform === 'linux' ? 'keychain-unavailable' : 'keychain-failed';
    throw new VaultError(code, detailOf(error));
  });
  const failure = await desktop.prepare(question);
  if (failure !== null) throw new VaultError(failure);
  try {
    return await put(keytar);
  } catch (error) {
    if (error instanceof VaultError) throw error;
    const code = failureOf(error, platform);
    const known = code === 'keychain-failed' ? await desktop.explain() : null;
    // A fresh error: that of the keychain may name what it was asked to keep.
    throw new VaultError(known ?? code, detailOf(error, secret));
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
    timer = setTimeout(() => reject(new VaultError('keychain-slow', '', answer)), timeoutMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
};

type Signs = readonly (readonly [RegExp, KeychainFailure])[];

/**
 * Of libsecret 0.20 with GNOME Keyring 42 and KWallet 5.103, and D-Bus. Some are translated; then the desktop is asked what
 * is wrong (see `KeychainDesktop`).
 */
const ofLinux: Signs = [
  [/timeout was reached|timed out|did not receive a reply/i, 'keychain-slow'],
  [
    /not provided by any \.service|autolaunch|could not connect|no such file|connection refused|name has no owner/i,
    'keychain-unavailable',
  ],
  [/lock|dismiss/i, 'keychain-locked'],
  [/denied|cancel|not allowed|interaction|passphrase|authoriz/i, 'keychain-denied'],
];

/** The messages of OSStatus codes -128, -25293 and -25308. */
const ofMac: Signs = [
  [/locked/i, 'keychain-locked'],
  [/denied|cancel|not allowed|interaction|passphrase|authoriz/i, 'keychain-denied'],
];

/**
 * Windows answers in the user's language, keytar drops the error's number, and there is no prompt that could be refused.
 * Only error 1783, which is in English, is known.
 */
const ofWindows: Signs = [[/stub received bad data/i, 'keychain-full']];

const signsOf = (platform: NodeJS.Platform): Signs => {
  if (platform === 'win32') return ofWindows;
  return platform === 'darwin' ? ofMac : ofLinux;
};

/** The code for a keychain's error; `keychain-failed` if its words are unknown. */
const failureOf = (error: unknown, platform: NodeJS.Platform): KeychainFailure => {
  const said = error instanceof Error ? error.message : '';
  return signsOf(platform).find(([sign]) => sign.test(said))?.[1] ?? 'keychain-failed';
};

/** Longer than any error of a keychain; in UTF-16 units. */
const MOST_UNITS = 300;
/** Shorter parts of a secret reveal nothing, and are in many words. */
const LEAST_UNITS = 3;
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\s]+/gu;

/** The texts in a secret that is JSON, as they are and as they are written. */
const textsIn = (secret: string): string[] => {
  try {
    const values: unknown[] = Object.values(Object(JSON.parse(secret)) as object);
    const texts = values.filter((value) => typeof value === 'string');
    return texts.flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]);
  } catch {
    return [];
  }
};

/** An error's text on one line, without the secret that it may quote, whole or in parts. */
const detailOf = (error: unknown, secret = ''): string => {
  const said = error instanceof Error ? error.message : '';
  const hidden = [secret, ...textsIn(secret)].filter((part) => part.length >= LEAST_UNITS);
  // The longest first, because one may contain another.
  hidden.sort((one, other) => other.length - one.length);
  const clean = hidden.reduce((text, part) => text.replaceAll(part, '…'), said);
  return clean.slice(0, MOST_UNITS).replace(unseen, ' ').trim();
};
