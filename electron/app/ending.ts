// The end of the app, where something would hold it up.
import type { Keychain } from '../vault/vault.ts';

/** A keychain that is well answers within; ms. */
const PATIENCE_MS = 500;

/**
 * A question to the keychain that hangs, or waits for its person, holds one of Node's threads, and Node ends only
 * with all of them. What must be kept lies on the disk by now, so the process goes without.
 */
export const endWithout = async (keychain: Pick<Keychain, 'rests'>): Promise<void> => {
  if (!(await keychain.rests(PATIENCE_MS))) process.kill(process.pid, 'SIGKILL');
};
