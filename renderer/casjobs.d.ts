// What the preload puts into the window: the bridge of the contract, nothing else.
import type { Bridge } from '../electron/ipc/contract.ts';

declare global {
  interface Window {
    readonly casjobs: Bridge;
  }
}
