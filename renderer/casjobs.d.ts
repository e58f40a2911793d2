// The bridge that the preload script puts into the window.
import type { Bridge } from '../electron/ipc/contract.ts';

declare global {
  interface Window {
    readonly casjobs: Bridge;
  }
}
