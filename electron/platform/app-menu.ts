// The menu that macOS draws at the top of the screen.
import { app, shell } from 'electron';
import { presets } from '../casjobs/service-presets.ts';
import { setMenu } from '../window/menu.ts';
import { oneLine } from '../i18n/safe-text.ts';
import { t } from '../i18n/translate.ts';
import type { Show } from './tray-actions.ts';

/** When the app is ready; until then there is none. */
export const setAppMenu = (show: Show): void =>
  setMenu(process.platform, {
    appName: oneLine(app.getName()),
    labels: { settings: t('menu.settings'), view: t('menu.view'), help: t('menu.help') },
    links: presets.map(({ label, base }) => ({
      label: t('menu.help-service', { service: label }),
      url: base,
    })),
    openSettings: () => show({ view: 'settings', accountKey: null, jobId: null }),
    // A browser that cannot be opened says so itself.
    openUrl: (url) => void shell.openExternal(url).catch(() => undefined),
  });
