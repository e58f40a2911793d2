// Start at login as Electron and this system have it.
import { app, shell } from 'electron';
import { createStartAtLogin, loginPageOf, type StartAtLogin } from '../login/start-at-login.ts';
import { appId } from './app-id.ts';

export const startAtLogin = (): StartAtLogin =>
  createStartAtLogin({
    ...{ platform: process.platform, isPackaged: app.isPackaged, appId: appId() },
    ...{ program: process.execPath, home: app.getPath('home'), env: process.env },
    getLoginItem: (options) => app.getLoginItemSettings(options),
    setLoginItem: (item) => app.setLoginItemSettings(item),
  });

/** Rejects where the system has no such page. */
export const openLoginPage = async (): Promise<void> => {
  const page = loginPageOf(process.platform);
  if (page === null) throw new Error('no such page');
  await shell.openExternal(page);
};
