// What the house is handed of this system: its names' service, and its way to confirm who sits there.
import { lookup } from 'node:dns/promises';
import { net, systemPreferences } from 'electron';
import type { LookUp } from '../accounts/host.ts';
import type { Confirming } from '../house/lock.ts';
import { say } from '../words/say.ts';

/** Only who is on a network can be told that there is no such host. */
export const lookUp: LookUp = async (host) => {
  try {
    await lookup(host);
    return 'known';
  } catch (error) {
    const isNotThere = error instanceof Error && 'code' in error && error.code === 'ENOTFOUND';
    return isNotThere && net.isOnline() ? 'unknown' : 'not-said';
  }
};

/** Touch ID. Electron has no Windows Hello, and Linux no common way. */
export const confirming: Confirming = {
  isThere: () => process.platform === 'darwin' && systemPreferences.canPromptTouchID(),
  ask: () =>
    systemPreferences.promptTouchID(say('lock.touch-id')).then(
      () => true,
      () => false,
    ),
};
