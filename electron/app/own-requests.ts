// The requests of the page that are answered by its window and the system, and not by the house.
import type { Commands } from '../ipc/contract.ts';
import { done } from '../outcome.ts';
import type { AppWindow } from '../window/window.ts';
import { readLicenses } from './licenses.ts';
import { licensesFolder } from './paths.ts';
import { openSystemPage } from './system.ts';

export const ownRequests = (
  window: Pick<AppWindow, 'pageVisible'>,
): Pick<Commands, 'page-visibility' | 'open-notice-settings' | 'read-licenses'> => ({
  'page-visibility': ({ isVisible }) => {
    window.pageVisible(isVisible);
    return done(null);
  },
  'open-notice-settings': async () => {
    await openSystemPage('notices');
    return done(null);
  },
  'read-licenses': async () =>
    done(await readLicenses(licensesFolder, process.versions.electron, process.execPath)),
});
