// What the lines of the tray's menu do: the same commands as the window's.
import { app } from 'electron';
import type { Core } from '../core/core.ts';
import type { WindowView, RequestedView } from '../core/view-model/snapshot.ts';
import { createCancelAll } from '../tray/cancel-all.ts';
import type { TrayActions } from '../tray/tray-menu.ts';
import { confirmByDialog } from './dialogs.ts';

/** Shows the window: what is wanted of it, or without that as it is. */
export type Show = (wanted?: Omit<RequestedView, 'seq'>) => void;

/** A command of the tray that was not even taken has only the window to say so. */
export const createTrayActions = (core: Core, show: Show): TrayActions => {
  const view = (name: WindowView): void => show({ view: name, accountKey: null, jobId: null });
  const cancel = async (accountKey: string, jobIds: readonly string[]): Promise<void> => {
    const outcome = await core.cancel(accountKey, jobIds, 'tray');
    if (!outcome.ok) view('jobs');
  };
  const cancelAll = createCancelAll({
    snapshot: () => core.snapshot(),
    ask: confirmByDialog,
    cancel: (accountKey, jobIds) => void cancel(accountKey, jobIds),
    noneLeft: () => view('jobs'),
  });
  return {
    cancel: (accountKey, jobId) => void cancel(accountKey, [jobId]),
    cancelAll: () => void cancelAll(),
    stopCancels: () => void core.stopCancels('tray'),
    show: (accountKey, jobId) => show({ view: 'jobs', accountKey, jobId }),
    cancelById: () => view('cancel-by-id'),
    refresh: () => core.pollNow(),
    setPaused: (paused) => core.setPaused(paused),
    open: () => show(),
    settings: () => view('settings'),
    connect: () => view('connect'),
    quit: () => app.quit(),
  };
};
