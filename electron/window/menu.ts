// The application's menu and the page's context menu. The only file that imports Electron's Menu for them.
import { BrowserWindow, Menu, type WebContents } from 'electron';
import { contextMenuTemplate, menuTemplate, type MenuParts } from './menu-template.ts';

/** Call it before the app is ready, so that Electron builds no menu of its own. */
export const removeDefaultMenu = (): void => Menu.setApplicationMenu(null);

/** Sets the menu of the whole app. */
export const setMenu = (platform: NodeJS.Platform, parts: MenuParts): void => {
  const template = menuTemplate(platform, parts);
  Menu.setApplicationMenu(template && Menu.buildFromTemplate(template));
};

/** Adds the context menu, which Chromium does not have. */
export const addContextMenu = (page: WebContents): void => {
  page.on('context-menu', (_event, params) => {
    const template = contextMenuTemplate(params);
    const window = BrowserWindow.fromWebContents(page);
    if (template.length > 0 && window) Menu.buildFromTemplate(template).popup({ window });
  });
};
