// What the system calls the running app for: to be shown by its Dock icon, to poll again after sleep, to end.
import { app, powerMonitor } from 'electron';
import type { Core } from '../core/core.ts';

export interface LifecycleParts {
  readonly show: () => void;
  readonly core: Pick<Core, 'fallAsleep' | 'wake' | 'lock'>;
  /** Resolves when everything that must lie on the disk does. */
  readonly end: () => Promise<void>;
}

/** Answers them from now on. */
export const registerLifecycle = ({ show, core, end }: LifecycleParts): void => {
  app.on('activate', () => show());
  // Never on Linux; see screen-lock.ts.
  powerMonitor.on('lock-screen', () => core.lock.screenLocked());
  powerMonitor.on('suspend', () => core.fallAsleep());
  powerMonitor.on('resume', () => core.wake());
  powerMonitor.on('unlock-screen', () => core.wake());
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
