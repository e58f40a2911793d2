// The icon in the system's tray: draws a snapshot as icon, tooltip and menu.
import path from 'node:path';
import { Menu, Tray } from 'electron';
import type { Snapshot } from '../core/view-model/snapshot.ts';
import { trayIcon, type TrayIcon } from './tray-icon.ts';
import { createMenuReplacement, type MenuReplacement } from './menu-replacement.ts';
import type { TrayLine, TrayActions } from './tray-menu.ts';
import type { SafeText } from '../i18n/safe-text.ts';

interface TrayParts {
  /** Where build/scripts/make-icons.mjs put the pictures. */
  readonly iconFolder: string;
  readonly actions: TrayActions;
  readonly platform?: NodeJS.Platform;
}

/**
 * macOS keeps the icon's place in the menu bar by it. Not on Windows: there it is bound to the program's path where that
 * has no signature, and the icon does not come after the program has moved.
 */
const PLACE = '0d5c9c1e-3f5a-4b0e-8f0b-6f2d3a7b9e14';

/** The menu's times are exact to the minute. */
const RELABEL_MS = 60_000;

/** `…@2x.png` beside a picture is found by Electron; `…Template` is coloured by macOS. */
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

/** A menu that tells when it is used. On Linux only a submenu does, and none tells when it is closed. */
const listening = (template: TrayLine[], held: () => MenuReplacement) => {
  const menu = Menu.buildFromTemplate(template);
  menu.on('menu-will-show', () => held().opened());
  menu.on('menu-will-close', () => held().closed());
  for (const { submenu } of menu.items) submenu?.on('menu-will-show', () => held().used());
  return menu;
};

/** Made after Electron is ready; throws when a picture is missing. The menu stands after the first `render`. */
export const createTray = ({ iconFolder, actions, platform = process.platform }: TrayParts) => {
  const pathOf = (icon: TrayIcon['icon']): string => path.join(iconFolder, fileOf(icon, platform));
  const tray = platform === 'darwin' ? new Tray(pathOf('idle'), PLACE) : new Tray(pathOf('idle'));
  const setImage = onChange((file: string) => tray.setImage(file));
  const setTooltip = onChange((text: SafeText) => tray.setToolTip(text));
  let snapshot: Snapshot | null = null;

  const isTooltipHeld = platform === 'linux';

  const held = createMenuReplacement({
    actions,
    // A new menu closes the one that is open there.
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
  // On macOS a click opens the menu. Some Linux hosts never tell of a click, so everything is in the menu as well.
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
