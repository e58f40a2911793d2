// What the system says of the network: its proxies, by Chromium, and where its certificates lie.
import { BrowserWindow, dialog, session, type OpenDialogOptions, type Session } from 'electron';
import type { Platform } from '../core/platform.ts';
import { disableSpellChecker } from '../window/no-background-network.ts';
import { t } from '../i18n/translate.ts';

/** One that loads nothing: it is only asked about proxies. */
let asked: Session | null = null;

const openSession = (): Session => {
  const own = session.fromPartition('proxies', { cache: false });
  disableSpellChecker(own);
  own.webRequest.onBeforeRequest((_, answer) => answer({ cancel: true }));
  return own;
};

const pickCertificates = async (): Promise<string | null> => {
  const options: OpenDialogOptions = {
    title: t('certificates.heading'),
    filters: [
      { name: t('certificates.files'), extensions: ['pem', 'crt', 'cer'] },
      { name: t('import.all-files'), extensions: ['*'] },
    ],
    properties: ['openFile', 'dontAddToRecent'],
  };
  const window = BrowserWindow.getFocusedWindow();
  const picking = window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options);
  return (await picking).filePaths[0] ?? null;
};

export const systemNetwork: Platform['network'] = {
  askSystem: (url) => (asked ??= openSession()).resolveProxy(url),
  variables: {
    file: process.env['SSL_CERT_FILE'] ?? '',
    folder: process.env['SSL_CERT_DIR'] ?? '',
  },
  pickCertificates,
};
