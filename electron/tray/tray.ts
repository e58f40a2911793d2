// The icon in the system's tray: draws a snapshot as icon, tooltip and menu.
import path from 'node:path';
import { Menu, Tray } from 'electron';
import type { Snapshot } from '../core/view-model/snapshot.ts';
import { trayIcon, type TrayIcon } from './tray-icon.ts';
import { createMenuReplacement, type MenuReplacement } from './menu-replacement.ts';
import type { TrayLine, TrayActions } from './tray-menu.ts';
import type { SafeText } from '../i18n/safe-text.ts';

interface TrayParts {
  /** The folder of the pictures that build/scripts/make-icons.mjs has made. */
  readonly iconFolder: string;
  readonly actions: TrayActions;
  readonly platform?: NodeJS.Platform;
}

/**
 * macOS keeps the icon's place in the menu bar by it. Not used on Windows, where it is bound to the path of a program
 * without a signature, and the icon is missing after the program was moved.
 */
const PLACE = '0d5c9c1e-3f5a-4b0e-8f0b-6f2d3a7b9e14';

/** The menu's times are exact to the minute. */
const RELABEL_MS = 60_000;

/** Electron finds `…@2x.png` beside a picture; macOS colors `…Template`. */
const fileOf = (icon: TrayIcon['icon'], platform: NodeJS.Platform): string => {
  if (platform === 'win32') return `${icon}.ico`;
  return platform === 'darwin' ? `${icon}Template.png` : `${icon}.png`;
};

/** Calls `act` when a text differs from the last one. */
const onChange = <T extends string>(act: (text: T) => void): ((text: T) => void) => {
  let last: T | null = null;
  return (text) => {
    if (text === last) return;
    last = text;
    act(text);
  };
};

/** A menu that reports when it is used. On Linux only a submenu does, and none reports when it is closed. */
const listening = (template: TrayLine[], held: () => MenuReplacement) => {
  const menu = Menu.buildFromTemplate(template);
  menu.on('menu-will-show', () => held().opened());
  menu.on('menu-will-close', () => held().closed());
  for (const { submenu } of menu.items) submenu?.on('menu-will-show', () => held().used());
  return menu;
};

/** Call it when Electron is ready; throws if a picture is missing. There is a menu after the first `render`. */
export const createTray = ({ iconFolder, actions, platform = process.platform }: TrayParts) => {
  const pathOf = (icon: TrayIcon['icon']): string => path.join(iconFolder, fileOf(icon, platform));
  const tray = platform === 'darwin' ? new Tray(pathOf('idle'), PLACE) : new Tray(pathOf('idle'));
  const setImage = onChange((file: string) => tray.setImage(file));
  const setTooltip = onChange((text: SafeText) => tray.setToolTip(text));
  let snapshot: Snapshot | null = null;

  const isTooltipHeld = platform === 'linux';

  const held = createMenuReplacement({
    actions,
    // A new menu would close the open one.
    waitsForClose: platform === 'darwin',
    now: () => Date.now(),
    tooltipOf: (shown, now) => (isTooltipHeld ? trayIcon(shown, now).tooltip : null),
    set: (template, tooltip) => {
      if (tooltip !== null) setTooltip(tooltip);
      tray.setContextMenu(listening(template, () => held));
    },
  });

  const draw = (): void => {
    if (snapshot === null || tray.isDestroyed()) return;
    const face = trayIcon(snapshot, Date.now());
    setImage(pathOf(face.icon));
    if (!isTooltipHeld) setTooltip(face.tooltip);
    held.render(snapshot);
  };

  const timer = setInterval(draw, RELABEL_MS);
  timer.unref();
  // On macOS a click opens the menu. Some Linux hosts never report a click, so everything is in the menu, too.
  if (platform !== 'darwin') tray.on('click', () => actions.open());

  return {
    render: (next: Snapshot): void => {
      snapshot = next;
      draw();
    },
    bounds: () => (tray.isDestroyed() ? null : tray.getBounds()),
    close: (): void => {
      clearInterval(timer);
      held.close();
      tray.destroy();
    },
  };
};
