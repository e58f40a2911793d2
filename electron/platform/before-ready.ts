// What must be settled before Electron is ready.
import { app } from 'electron';
import type { Log } from '../log.ts';
import { keepDefaultMenuAway } from '../window/menu.ts';
import { disableBackgroundNetwork } from '../window/no-background-network.ts';
import { registerPageScheme } from '../window/serve-page.ts';
import { forbidCoreDumps } from './core-dumps.ts';
import { prepareNotices } from './system-notifications.ts';
import { prepareDesktopIntegration } from './desktop-integration.ts';

/** Call it once, where this is the only running instance. */
export const prepareApp = (log: Log): void => {
  forbidCoreDumps(log);
  // Chromium has no secrets here, and must not ask for the keychain to keep them.
  app.commandLine.appendSwitch('password-store', 'basic');
  disableBackgroundNetwork(app.commandLine);
  // The page overwrites what it frees, and frees what was typed soon after it was sent (preload.ts).
  const given = app.commandLine.getSwitchValue('js-flags');
  app.commandLine.appendSwitch('js-flags', `${given} --clear-free-memory --expose-gc`.trim());
  app.setAppUserModelId('org.casjobs-tray.app');
  registerPageScheme();
  keepDefaultMenuAway();
  prepareNotices();
  prepareDesktopIntegration();
};
