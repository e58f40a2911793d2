// What the lines of the tray's menu do: the same commands as the window's, through another door.
import { app } from 'electron';
import type { House } from '../house/house.ts';
import type { View, Wanted } from '../snapshot.ts';
import { createCancelAll } from '../tray/cancel-all.ts';
import type { TrayActions } from '../tray/tray-menu.ts';
import { askBack } from './ask-back.ts';

/** Shows the window: what is wanted of it, or without that as it is. */
export type Show = (wanted?: Omit<Wanted, 'seq'>) => void;

/** A command of the tray that was not even taken has only the window to say so. */
export const createTrayActions = (house: House, show: Show): TrayActions => {
  const view = (name: View): void => show({ view: name, accountKey: null, jobId: null });
  const cancel = async (accountKey: string, jobIds: readonly string[]): Promise<void> => {
    const outcome = await house.cancel(accountKey, jobIds, 'tray');
    if (!outcome.ok) view('jobs');
  };
  const cancelAll = createCancelAll({
    snapshot: () => house.snapshot(),
    ask: askBack,
    cancel: (accountKey, jobIds) => void cancel(accountKey, jobIds),
    noneLeft: () => view('jobs'),
  });
  return {
    cancel: (accountKey, jobId) => void cancel(accountKey, [jobId]),
    cancelAll: () => void cancelAll(),
    stopCancels: () => void house.stopCancels('tray'),
    show: (accountKey, jobId) => show({ view: 'jobs', accountKey, jobId }),
    cancelById: () => view('cancel-by-id'),
    refresh: () => house.lookNow(),
    setPaused: (paused) => house.setPaused(paused),
    open: () => show(),
    settings: () => view('settings'),
    connect: () => view('connect'),
    quit: () => app.quit(),
  };
};
