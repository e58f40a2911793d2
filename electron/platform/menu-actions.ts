// What the lines of the tray menu, and of the macOS menu at the top of the screen, do: the window's commands.
import { app, shell } from 'electron';
import type { Core } from '../core/core.ts';
import type { WindowView, RequestedView } from '../core/view-model/snapshot.ts';
import { createCancelAll } from '../tray/cancel-all.ts';
import type { TrayActions } from '../tray/tray-menu.ts';
import { confirmByDialog } from './dialogs.ts';
import { presets, websiteOf } from '../casjobs/service-presets.ts';
import { setMenu } from '../window/menu.ts';
import { oneLine } from '../i18n/safe-text.ts';
import { t } from '../i18n/translate.ts';

/** Shows the window, with the requested view or as it is. */
export type Show = (wanted?: Omit<RequestedView, 'seq'>) => void;

/** If a command of the tray is refused, the window opens and says why. */
export const createTrayActions = (core: Core, show: Show, restart: () => void): TrayActions => {
  const view = (name: WindowView): void => show({ view: name, accountKey: null, jobId: null });
  const cancel = async (accountKey: string, jobIds: readonly string[]): Promise<void> => {
    const outcome = await core.cancel(accountKey, jobIds, 'tray');
    if (!outcome.ok) view('jobs');
  };
  const cancelAll = createCancelAll({
    snapshot: () => core.snapshot(),
    ask: confirmByDialog,
    cancel: (accountKey, jobIds) => void cancel(accountKey, jobIds),
    now: Date.now,
    noneLeft: () => view('jobs'),
  });
  // The system reports a browser that can't be opened.
  const openRelease = async (): Promise<unknown> => core.commands['open-release-page']();
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
    openRelease: () => void openRelease().catch(() => undefined),
    restart,
    quit: () => app.quit(),
  };
};

/** Call it when the app is ready. */
export const setAppMenu = (show: Show): void =>
  setMenu(process.platform, {
    appName: oneLine(app.getName()),
    labels: { settings: t('menu.settings'), view: t('menu.view'), help: t('menu.help') },
    // A second way to sign in has no website of its own.
    links: presets
      .filter(({ base }) => websiteOf(base) === base)
      .map(({ label, base }) => ({
        label: t('menu.help-service', { service: label }),
        url: base,
      })),
    openSettings: () => show({ view: 'settings', accountKey: null, jobId: null }),
    // The system reports a browser that can't be opened.
    openUrl: (url) => void shell.openExternal(url).catch(() => undefined),
  });
