// The requests of the page that are answered by its window and the system, and not by the core.
import type { Commands } from '../ipc/contract.ts';
import { succeed } from '../result.ts';
import type { AppWindow } from '../window/app-window.ts';
import { readLicenses } from './collected-licenses.ts';
import { licensesFolder } from './app-paths.ts';
import { openSystemPage } from './system-calls.ts';

export const windowRequests = (
  window: Pick<AppWindow, 'pageVisible'>,
): Pick<Commands, 'page-visibility' | 'open-notice-settings' | 'read-licenses'> => ({
  'page-visibility': ({ isVisible }) => {
    window.pageVisible(isVisible);
    return succeed(null);
  },
  'open-notice-settings': async () => {
    await openSystemPage('notices');
    return succeed(null);
  },
  'read-licenses': async () =>
    succeed(await readLicenses(licensesFolder, process.versions.electron, process.execPath)),
});
