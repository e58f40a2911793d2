// How the window is made: its session, its limits, its ground. Knows not when it is shown.
import {
  BrowserWindow,
  app,
  nativeTheme,
  screen,
  session,
  systemPreferences,
  type Session,
} from 'electron';
import type { Addresses } from './page-address.ts';
import { recallBounds, MIN_SIZE, placementOf, type Remembered, type Placement } from './bounds.ts';
import { backgroundColorOf } from './background-color.ts';
import { restrictPage, restrictSession } from './page-restrictions.ts';
import { giveContextMenu } from './menu.ts';
import { disableSpellChecker } from './no-background-network.ts';
import { servePage } from './serve-page.ts';
import { giveZoom } from './zoom.ts';

export interface WindowPlacement {
  readonly addresses: Addresses;
  /** The preload's bundle, the folder of the page's files, and the file of the bounds: absolute paths. */
  readonly preload: string;
  readonly pageFolder: string;
  readonly boundsFile: string;
  /** The picture of the window's frame and of the task list; null where the program's own has all sizes. */
  readonly iconFile: string | null;
  readonly platform: NodeJS.Platform;
  /** See onWayland in platform/desktop-integration.ts. */
  readonly isWayland: boolean;
}

/** As of now. */
export const backgroundColor = (): string =>
  backgroundColorOf({
    shouldUseDarkColors: nativeTheme.shouldUseDarkColors,
    // Windows' own; the colour can't be asked for on Linux.
    inForcedColorsMode: process.platform === 'win32' && nativeTheme.inForcedColorsMode,
    windowColor: () => systemPreferences.getColor('window'),
  });

/** A session in memory (no `persist:`): nothing of the page is ever kept. */
export const openSession = ({ addresses, pageFolder }: WindowPlacement): Session => {
  const own = session.fromPartition('window', { cache: false });
  disableSpellChecker(own);
  restrictSession(own, addresses);
  servePage(own, pageFolder);
  return own;
};

/** Where it is to stand, by what is remembered and the screens that there are now. */
export const recallStanding = ({ boundsFile }: WindowPlacement): Remembered => {
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const remembered = recallBounds(boundsFile);
  const isMaximized = remembered?.isMaximized === true;
  return { ...placementOf(remembered, areas), ...(isMaximized ? { isMaximized } : {}) };
};

/** A window that is not shown yet and holds no page. */
export const buildWindow = (
  place: WindowPlacement,
  own: Session,
  standing: Placement,
): BrowserWindow => {
  const window = new BrowserWindow({
    ...standing,
    // There the frame's shadow counts as part of the window, and would be added at each start.
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
  giveContextMenu(window.webContents);
  giveZoom(window.webContents, place.platform);
  return window;
};
