// The keychain as the app sees it: secrets that have a name. Does not know what CasJobs is.

/** `unavailable`: there is no keychain to talk to. `refused`: it is locked, or said no. `slow`: no answer in time. */
export type VaultErrorCode = 'keychain-unavailable' | 'keychain-refused' | 'keychain-slow';

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
