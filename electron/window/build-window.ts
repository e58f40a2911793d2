// Makes the window: its session, to which the page's files are served under an address of their own, its restrictions, and
// its place. It is not shown yet.
import {
  BrowserWindow,
  app,
  nativeTheme,
  screen,
  session,
  systemPreferences,
  protocol,
  type Session,
} from 'electron';
import { readFile } from 'node:fs/promises';
import { SCHEME, fileOf, headersOf, type Addresses } from './page-address.ts';
import { recallBounds, MIN_SIZE, placementOf, type Remembered, type Placement } from './bounds.ts';
import { backgroundColorOf } from './background-color.ts';
import { restrictPage, restrictSession, disableSpellChecker } from './restrictions.ts';
import { addContextMenu } from './menu.ts';
import { addZoomKeys } from './zoom.ts';

export interface WindowPlacement {
  readonly addresses: Addresses;
  /** The preload's bundle, the folder of the page's files, and the file of the bounds: absolute paths. */
  readonly preload: string;
  readonly pageFolder: string;
  readonly boundsFile: string;
  /** The icon of the window's frame and the task list; null if the program's own has all sizes. */
  readonly iconFile: string | null;
  readonly platform: NodeJS.Platform;
  /** See onWayland in platform/desktop-integration.ts. */
  readonly isWayland: boolean;
}

/** The color of the current theme. */
export const backgroundColor = (): string =>
  backgroundColorOf({
    shouldUseDarkColors: nativeTheme.shouldUseDarkColors,
    // On Windows only: Linux does not tell the color.
    inForcedColorsMode: process.platform === 'win32' && nativeTheme.inForcedColorsMode,
    windowColor: () => systemPreferences.getColor('window'),
  });

/** A session in memory (no `persist:`), so that nothing of the page is stored. */
export const openSession = ({ addresses, pageFolder }: WindowPlacement): Session => {
  const own = session.fromPartition('window', { cache: false });
  disableSpellChecker(own);
  restrictSession(own, addresses);
  servePage(own, pageFolder);
  return own;
};

/** The bounds that the window is opened with: the remembered ones, fitted to the current screens. */
export const initialBounds = ({ boundsFile }: WindowPlacement): Remembered => {
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const remembered = recallBounds(boundsFile);
  const isMaximized = remembered?.isMaximized === true;
  return { ...placementOf(remembered, areas), ...(isMaximized ? { isMaximized } : {}) };
};

/** A window that is not shown yet and has no page. */
export const buildWindow = (
  place: WindowPlacement,
  own: Session,
  placement: Placement,
): BrowserWindow => {
  const window = new BrowserWindow({
    ...placement,
    // On Wayland the frame's shadow is part of the window's size, and would be added at each start.
    useContentSize: place.isWayland,
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    title: 'CasJobs Tray',
    ...(place.iconFile === null ? {} : { icon: place.iconFile }),
    show: false,
    backgroundColor: backgroundColor(),
    autoHideMenuBar: true,
    webPreferences: {
      session: own,
      preload: place.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  restrictPage(window.webContents, place.addresses, !app.isPackaged);
  addContextMenu(window.webContents);
  addZoomKeys(window.webContents, place.platform);
  return window;
};

/**
 * Makes `app:` an origin like that of a website. Call it once, before the app is ready. It gets no fetch, no CORS and no
 * way around the content policy, because the page needs none of them.
 */
export const registerPageScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true } },
  ]);
};

const notFound = (): Response =>
  new Response(null, { status: 404, headers: headersOf('text/plain') });

const answer = async (request: Request, folder: string): Promise<Response> => {
  const found = request.method === 'GET' ? fileOf(request.url, folder) : null;
  if (!found) return notFound();
  try {
    const content = await readFile(found.file);
    return new Response(new Uint8Array(content), { headers: headersOf(found.contentType) });
  } catch {
    return notFound();
  }
};

/** Serves the files of `folder`, and nothing else, to the pages of a session. Once a session. */
const servePage = (session: Session, folder: string): void => {
  session.protocol.handle(SCHEME, (request) => answer(request, folder));
};
