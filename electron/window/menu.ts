// The application's menu. macOS needs one for copy, paste and quit; elsewhere Chromium knows those keys by itself.
import { Menu } from 'electron';

/** Sets the menu. Call it before the app is ready, so that no default menu is built. */
export const setMenu = (): void => {
  Menu.setApplicationMenu(
    process.platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  );
};
