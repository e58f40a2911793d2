// The interface of a keychain: secrets that have a name; and a vault that keeps them in memory only.

/** How a keychain can fail. */
export type KeychainFailure =
  /** There is no keychain. */
  | 'keychain-unavailable'
  /** The user has switched it off. */
  | 'keychain-off'
  /** It is locked, and the user did not unlock it when it asked. */
  | 'keychain-locked'
  /** The system or the user denies this app the entry. */
  | 'keychain-denied'
  /** No answer in time. */
  | 'keychain-slow'
  /** The secret is longer than this system's keychain accepts. */
  | 'keychain-full'
  /** Any other error of the keychain. */
  | 'keychain-failed';

/** What is wrong with an entry although the keychain works. */
export type EntryFailure =
  /** It is no longer there. */
  | 'keychain-gone'
  /** It is not what this app has written. */
  | 'keychain-changed';

export type VaultErrorCode = KeychainFailure | EntryFailure;

export class VaultError extends Error {
  override readonly name = 'VaultError';
  readonly code: VaultErrorCode;
  /** The keychain's own words, safe to show; empty if there are none. */
  readonly detail: string;
  /** With `keychain-slow`: the answer, which comes when the user has dealt with the prompt; otherwise null. */
  readonly late: Promise<unknown> | null;

  constructor(code: VaultErrorCode, detail = '', late: Promise<unknown> | null = null) {
    super(code);
    this.code = code;
    this.detail = detail;
    this.late = late;
    // Nobody has to wait for it.
    late?.catch(() => undefined);
  }
}

/** Uses a vault's answer, also if it comes late. */
export const whenAnswered = <T, R>(
  answer: Promise<T>,
  use: (answer: T) => R | Promise<R>,
): Promise<R> =>
  answer.then(use, (error: unknown) => {
    if (!(error instanceof VaultError) || error.late === null) throw error;
    throw new VaultError(
      error.code,
      error.detail,
      error.late.then((late) => use(late as T)),
    );
  });

/** All methods reject with a VaultError only. The system's keychain program shows the names to users. */
export interface Vault {
  /** The secret under this name, or null if there is none. */
  read(name: string): Promise<string | null>;
  write(name: string, secret: string): Promise<void>;
  /** Forgets the secret; it is no error if there was none. */
  forget(name: string): Promise<void>;
}

/** A vault outside the app. */
export interface Keychain extends Vault {
  /** Waits at most `ms` until no request is pending, and returns whether none is. A hanging one would delay the app's end. */
  rests(ms: number): Promise<boolean>;
}

/** Forgets everything when the app quits: for passwords that the user does not want stored. */
export const createMemoryVault = (): Vault => {
  const secrets = new Map<string, string>();
  return {
    read: (name) => Promise.resolve(secrets.get(name) ?? null),
    write: (name, secret) => {
      secrets.set(name, secret);
      return Promise.resolve();
    },
    forget: (name) => {
      secrets.delete(name);
      return Promise.resolve();
    },
  };
};
