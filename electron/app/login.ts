// Start at login as Electron and this system have it.
import { app } from 'electron';
import { createStartAtLogin, type StartAtLogin } from '../login/start-at-login.ts';
import type { Log } from '../log.ts';
import { appId } from './app-id.ts';
import { withLoginLog } from './login-log.ts';

export const startAtLogin = (log: Log): StartAtLogin =>
  withLoginLog(
    createStartAtLogin({
      ...{ platform: process.platform, isPackaged: app.isPackaged, appId: appId() },
      ...{ program: process.execPath, home: app.getPath('home'), env: process.env },
      getLoginItem: (options) => app.getLoginItemSettings(options),
      setLoginItem: (item) => app.setLoginItemSettings(item),
    }),
    log,
  );
