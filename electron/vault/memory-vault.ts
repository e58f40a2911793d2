// A vault that forgets everything when the app quits: for passwords that a person wants kept for this run only.
import type { Vault } from './vault.ts';

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
