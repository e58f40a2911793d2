// What the system calls the running app for: to be shown by its Dock icon, to look again after sleep, to end.
import { app, powerMonitor } from 'electron';
import type { House } from '../house/house.ts';

export interface Calls {
  readonly show: () => void;
  readonly house: Pick<House, 'fallAsleep' | 'wake' | 'lock'>;
  /** Resolves when everything that must lie on the disk does. */
  readonly end: () => Promise<void>;
}

/** Answers them from now on. */
export const answerCalls = ({ show, house, end }: Calls): void => {
  app.on('activate', () => show());
  // Never on Linux; see session/screen-lock.ts.
  powerMonitor.on('lock-screen', () => house.lock.screenLocked());
  powerMonitor.on('suspend', () => house.fallAsleep());
  powerMonitor.on('resume', () => house.wake());
  powerMonitor.on('unlock-screen', () => house.wake());
  let isEnded = false;
  app.on('will-quit', (event) => {
    if (isEnded) return;
    event.preventDefault();
    void end().finally(() => {
      isEnded = true;
      // Not within the event: Electron is still deciding, and would hang.
      setImmediate(() => app.quit());
    });
  });
};
