// Detects that the network is back. Electron tells only windows, so it is asked regularly while a service can't be
// reached and the computer has no network.
import type { Snapshot } from '../core/view-model/snapshot.ts';

/** Asking sends no request, because Chromium knows the answer. */
const EVERY_MS = 2_000;

interface NetworkParts {
  /** Electron's net.isOnline; true if it does not know. */
  readonly isOnline: () => boolean;
  readonly back: () => void;
}

/** @returns a function to call with each snapshot */
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
      ({ connection, isPractice }) =>
        !isPractice &&
        connection.kind === 'error' &&
        (connection.code === 'unreachable' || connection.code === 'proxy-unreachable'),
    );
    if (!isCutOff) stop();
    else if (timer === undefined && !isOnline()) timer = setInterval(ask, EVERY_MS);
  };
};
