// The keychain as the app sees it: secrets that have a name. Does not know what CasJobs is.

/** What a keychain answers with instead of what it was asked for. */
export type KeychainFailure =
  /** There is no keychain to talk to. */
  | 'keychain-unavailable'
  /** There is one, and its person has switched it off. */
  | 'keychain-off'
  /** It is locked, and was not unlocked when it asked its person. */
  | 'keychain-locked'
  /** The system, or its person, does not let this app have the entry. */
  | 'keychain-denied'
  /** No answer in time. */
  | 'keychain-slow'
  /** The secret is longer than the keychain of this system takes. */
  | 'keychain-full'
  /** An error of its own, in words that are not known here. */
  | 'keychain-failed';

/** What is wrong with an entry, where the keychain itself answers. */
export type EntryFailure =
  /** It is not there any more. */
  | 'keychain-gone'
  /** Something else lies there than this app has written. */
  | 'keychain-changed';

export type VaultErrorCode = KeychainFailure | EntryFailure;

export class VaultError extends Error {
  override readonly name = 'VaultError';
  readonly code: VaultErrorCode;
  /** The keychain's own words, made fit to be shown; empty where it said nothing. */
  readonly detail: string;
  /** With `keychain-slow`: its answer, which comes when its person has dealt with the prompt; otherwise null. */
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

/** Does something with an answer of a vault. With a late one it is done when that comes. */
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

/** All methods reject with a VaultError only. Names are shown to people by the system's keychain program. */
export interface Vault {
  /** The secret under this name, or null where there is none. */
  read(name: string): Promise<string | null>;
  write(name: string, secret: string): Promise<void>;
  /** Forgets the secret; it is no error if there was none. */
  forget(name: string): Promise<void>;
}

/** A vault outside the app. */
export interface Keychain extends Vault {
  /** Waits until no question is under way, at most `ms`; whether so. One that hangs would hold up the end of the app. */
  rests(ms: number): Promise<boolean>;
}
