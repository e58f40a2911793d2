// The keychain as the app sees it: secrets that have a name. Does not know what CasJobs is.

/** What a keychain answers with instead of what it was asked for. */
export type KeychainFailure =
  /** There is no keychain to talk to. */
  | 'keychain-unavailable'
  /** It is locked, and was not unlocked when it asked its person. */
  | 'keychain-locked'
  /** The system, or its person, does not let this app have the entry. */
  | 'keychain-denied'
  /** No answer in time. */
  | 'keychain-slow'
  /** The secret is longer than the keychain of this system takes. */
  | 'keychain-full';

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

  constructor(code: VaultErrorCode) {
    super(code);
    this.code = code;
  }
}

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
