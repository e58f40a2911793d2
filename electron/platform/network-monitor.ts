// Notices when the network is back. Electron tells only windows of it, so it is asked: while a service cannot be
// reached and the computer has no network at all, and not otherwise.
import type { Snapshot } from '../core/view-model/snapshot.ts';

/** Asking costs no request: Chromium knows the answer. */
const EVERY_MS = 2_000;

interface NetworkParts {
  /** Electron's net.isOnline; true where it does not know. */
  readonly isOnline: () => boolean;
  readonly back: () => void;
}

/** @returns what is to be called with each snapshot */
export const watchNetwork = ({ isOnline, back }: NetworkParts): ((snapshot: Snapshot) => void) => {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  const ask = (): void => {
    if (!isOnline()) return;
    stop();
    back();
  };
  return ({ accounts }) => {
    const isCutOff = accounts.some(
      ({ standing, isPractice }) =>
        !isPractice &&
        standing.kind === 'trouble' &&
        (standing.code === 'unreachable' || standing.code === 'proxy-unreachable'),
    );
    if (!isCutOff) stop();
    else if (timer === undefined && !isOnline()) timer = setInterval(ask, EVERY_MS);
  };
};
