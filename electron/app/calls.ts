// What the system calls the running app for: to be shown, to look again after sleep, to end.
import { app, powerMonitor } from 'electron';
import type { House } from '../house/house.ts';
import { wantsCancelById, wantsHidden } from './wishes.ts';

export interface Calls {
  readonly show: () => void;
  readonly cancelById: () => void;
  readonly house: Pick<House, 'fallAsleep' | 'wake' | 'seenChanged' | 'lock'>;
  /** Resolves when everything that must lie on the disk does. */
  readonly end: () => Promise<void>;
}

/** Answers them from now on. */
export const answerCalls = ({ show, cancelById, house, end }: Calls): void => {
  const shown = (): void => {
    show();
    house.seenChanged();
  };
  app.on('second-instance', (_event, args) => {
    if (wantsCancelById(args)) cancelById();
    else if (!wantsHidden(args)) shown();
  });
  app.on('activate', shown);
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
