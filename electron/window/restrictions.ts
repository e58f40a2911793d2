// What the page and Chromium are kept from: leaving the page, opening windows, permissions, downloads, and the network. The
// app's own requests come from Node, so Chromium needs none of it.
import type { Event, Session, WebContents, CommandLine } from 'electron';
import type { Addresses } from './page-address.ts';

/** Denies every permission and every address that is not the page's own. Once a session, before its first page. */
export const restrictSession = (session: Session, { mayLoad }: Addresses): void => {
  session.setPermissionRequestHandler((_page, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url) }));
};

const prevent = (event: Event): void => event.preventDefault();

/** Keeps the page where it is. During development it may reload itself. */
export const restrictPage = (page: WebContents, { isOurs }: Addresses, isDev: boolean): void => {
  // The content policy does not cover WebRTC, which could send UDP to any address.
  page.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  page.setWindowOpenHandler(() => ({ action: 'deny' }));
  page.on('will-frame-navigate', (event) => {
    if (!(isDev && event.isMainFrame && isOurs(event.url))) event.preventDefault();
  });
  page.on('will-redirect', prevent);
  page.on('will-attach-webview', prevent);
};

/** Source: chromium/src/chrome/common/chrome_switches.cc, content/public/common/content_switches.cc. */
const SWITCHES = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-quic',
  'disable-sync',
  'no-pings',
] as const;

/** Each of them fetches something from the browser's maker, or searches the local network. */
const FEATURES = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PreconnectToSearch',
] as const;

type Switches = Pick<CommandLine, 'appendSwitch' | 'getSwitchValue'>;

/** Call it before Chromium is ready. Features that are off on the command line stay off. */
export const disableBackgroundNetwork = (commandLine: Switches): void => {
  for (const name of SWITCHES) commandLine.appendSwitch(name);
  const given = commandLine.getSwitchValue('disable-features').split(',').filter(Boolean);
  commandLine.appendSwitch('disable-features', [...given, ...FEATURES].join(','));
};

/**
 * Call it for each session right after it was made. With a language set, Chromium fetches that language's dictionary
 * from Google at once, although the spell checker is off (https://github.com/electron/electron/issues/22995).
 */
export const disableSpellChecker = (session: Session): void => {
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
};
