// What the tests of the main job ask of a desktop besides what all desktops answer over D-Bus.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Screen {
  /** For each start of the app. */
  readonly args: readonly string[];
  /** How many windows of the app a person can see. */
  readonly visibleWindows: () => Promise<number>;
  /** The size of the app's window, as the app asks for it, once it has the keyboard; null until then. */
  readonly focusedSize: () => Promise<Size | null>;
  /** Takes the keyboard from all windows, where that has been seen to change their size. */
  readonly loseFocus?: () => Promise<void>;
  /** As a person closes it: the desktop asks the window to close. */
  readonly closeWindow: () => Promise<void>;
  /** Answers what the keychain asks its person when an account is saved, where it asks. */
  readonly openKeychain?: (page: Page) => Promise<void>;
  /** The titles of the notices that a person sees or finds, where the desktop can be asked. */
  readonly shownNotices?: () => Promise<string[]>;
  /** The whole screen in a file, once it moves no more. */
  readonly takePicture: (file: string) => Promise<void>;
}

/** What `npm test -- <desktop> --pictures` copies to build/screenshots/desktops. */
const folder = path.resolve(import.meta.dirname, '../../../out/test/desktops');

/** The file for a picture that people are shown. */
export const pictureFile = (name: string): string => {
  mkdirSync(folder, { recursive: true });
  return path.join(folder, `${name}.png`);
};
