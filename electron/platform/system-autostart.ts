// Start at login as Electron and this system have it.
import { app } from 'electron';
import { createAutostart } from '../autostart/autostart.ts';
import type { Autostart } from '../autostart/autostart-state.ts';
import type { Log } from '../log.ts';
import { appId } from './app-id.ts';
import { withLoginLog } from './answer-log.ts';

export const systemAutostart = (log: Log): Autostart =>
  withLoginLog(
    createAutostart({
      platform: process.platform,
      isPackaged: app.isPackaged,
      appId: appId(),
      program: process.execPath,
      home: app.getPath('home'),
      env: process.env,
      getLoginItem: (options) => app.getLoginItemSettings(options),
      setLoginItem: (item) => app.setLoginItemSettings(item),
    }),
    log,
  );
