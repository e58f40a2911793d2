// Asks a Linux desktop whether its keychain is locked, which libsecret does not tell. Never opens a prompt.
import { openSessionBus } from './session-bus.ts';

/** Where new entries go (Secret Service API 0.2, `Collection.Locked`). */
const collection = {
  name: 'org.freedesktop.secrets',
  path: '/org/freedesktop/secrets/aliases/default',
  face: 'org.freedesktop.Secret.Collection',
};

/** False where nobody answers within two seconds: what else is asked of the keychain will tell. */
export const isKeychainLocked = async (): Promise<boolean> => {
  const bus = await openSessionBus();
  const isLocked = await bus.property(collection, 'Locked');
  bus.close();
  return isLocked === true;
};
