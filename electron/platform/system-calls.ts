// What the core needs of this system, by Electron and Node: looking up hosts, confirming the user, proxies and
// certificates, start at login, and the pages of the system's settings.
import { lookup } from 'node:dns/promises';
import { app, net, session, shell, systemPreferences, type Session } from 'electron';
import { createAutostart } from '../autostart/autostart.ts';
import type { Autostart } from '../autostart/autostart-state.ts';
import type { Confirming } from '../core/app-lock.ts';
import type { Platform } from '../core/platform.ts';
import { t } from '../i18n/translate.ts';
import type { Log } from '../log.ts';
import type { LookUp } from '../network/host-lookup.ts';
import { disableSpellChecker } from '../window/restrictions.ts';
import { appId } from './app-paths.ts';
import { openCertificatesDialog } from './dialogs.ts';
import { withAutostartLog } from './log-facts.ts';
import { hourCycleOf, systemPageOf, type HourCycle, type SystemPage } from './system-facts.ts';

/** Without a network, an unknown host can't be recognized. */
export const lookUp: LookUp = async (host) => {
  try {
    await lookup(host);
    return 'known';
  } catch (error) {
    const isNotThere = error instanceof Error && 'code' in error && error.code === 'ENOTFOUND';
    return isNotThere && net.isOnline() ? 'unknown' : 'not-said';
  }
};

/** Touch ID. Electron does not offer Windows Hello, and Linux has no common way. */
export const confirming: Confirming = {
  isThere: () => process.platform === 'darwin' && systemPreferences.canPromptTouchID(),
  ask: () =>
    systemPreferences.promptTouchID(t('lock.touch-id')).then(
      () => true,
      () => false,
    ),
};

/** The hour cycle that the user has set; null if it follows their locale. */
export const hourCycle = (): HourCycle | null =>
  hourCycleOf(process.platform, (name) => systemPreferences.getUserDefault(name, 'boolean'));

/** Rejects if there is no such page, or the system does not open it. */
export const openSystemPage = async (page: SystemPage): Promise<void> => {
  const address = systemPageOf(page, process.platform);
  if (address === null) throw new Error('no-such-page');
  await shell.openExternal(address);
};

/** A session that loads nothing: it only answers which proxies Chromium would use. */
let proxySession: Session | null = null;

const openProxySession = (): Session => {
  const own = session.fromPartition('proxies', { cache: false });
  disableSpellChecker(own);
  own.webRequest.onBeforeRequest((_, answer) => answer({ cancel: true }));
  return own;
};

export const systemNetwork: Platform['network'] = {
  askSystem: (url) => (proxySession ??= openProxySession()).resolveProxy(url),
  variables: {
    file: process.env['SSL_CERT_FILE'] ?? '',
    folder: process.env['SSL_CERT_DIR'] ?? '',
  },
  pickCertificates: openCertificatesDialog,
};

export const systemAutostart = (log: Log): Autostart =>
  withAutostartLog(
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
