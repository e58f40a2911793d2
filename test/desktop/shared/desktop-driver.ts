// What the core workflow needs from each desktop in addition to D-Bus.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';

export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

export interface DesktopDriver {
  /** Arguments for each start of the app. */
  readonly args: readonly string[];
  /** How many windows of the app are visible. */
  readonly visibleWindows: () => Promise<number>;
  /** The size that the app has requested for its window, once it has the focus; null until then. */
  readonly focusedSize: () => Promise<WindowSize | null>;
  /** Removes the focus from all windows, on desktops where that changes their size. */
  readonly loseFocus?: () => Promise<void>;
  /** Closes it like a user: the desktop asks the window to close. */
  readonly closeWindow: () => Promise<void>;
  /** Answers the keychain's dialogs when an account is saved, if there are any. */
  readonly answerKeychainDialogs?: (page: Page) => Promise<void>;
  /** The titles of visible or stored notifications, if the desktop can tell. */
  readonly shownNotifications?: () => Promise<string[]>;
  /** Saves a screenshot, once the screen no longer changes. */
  readonly takeScreenshot: (file: string) => Promise<void>;
}

/** Copied to build/screenshots/desktops by `npm test -- <desktop> --pictures`. */
const folder = path.resolve(import.meta.dirname, '../../../out/test/desktops');

/** The file for a screenshot. */
export const screenshotFile = (name: string): string => {
  mkdirSync(folder, { recursive: true });
  return path.join(folder, `${name}.png`);
};
