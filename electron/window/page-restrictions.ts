// What a page must not do, whatever it holds: leave, open windows, ask for rights, reach a network, fetch files.
import type { Event, Session, WebContents } from 'electron';
import type { Addresses } from './page-address.ts';

/** Denies every right and every address that is not the page's own. Once a session, before its first page. */
export const restrictSession = (session: Session, { mayLoad }: Addresses): void => {
  session.setPermissionRequestHandler((_page, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url) }));
};

const prevent = (event: Event): void => event.preventDefault();

/** Keeps the page where it is. In development it may reload itself. */
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
