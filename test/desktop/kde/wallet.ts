// What KWallet asks its person when nobody has used it yet, in one window after the other.
import { expect, type Page } from '@playwright/test';
import { press } from '../hand.ts';
import { jobRow } from '../steps.ts';
import { sizeOf, windowsOf, xdotool } from './screen.ts';

/** A throwaway one, and long: of a short one it asks whether it is meant. */
const PASSWORD = 'throwaway password 4711 of a test desktop';

const LONGEST_MS = 45_000;
const DIALOG_MS = 20_000;

const dialogs = (): string[] => windowsOf('kwalletd5');

export const isWizardThere = (): boolean => dialogs().length > 0;

const clickIn = (window: string, x: number, y: number): void => {
  xdotool('mousemove', '--window', window, `${x}`, `${y}`, 'click', '1');
};

/** Writes over whatever stands in the field that has the keyboard. */
const typePassword = (): void => {
  press('ctrl+a');
  xdotool('type', PASSWORD);
};

/** The first asks for the kind of the wallet and is wide; the other for its password, twice. */
const answer = async (dialog: string): Promise<void> => {
  xdotool('windowactivate', '--sync', dialog);
  if ((sizeOf(dialog)?.width ?? 0) > 400) clickIn(dialog, 100, 166);
  else {
    clickIn(dialog, 197, 166);
    typePassword();
    press('Tab');
    typePassword();
  }
  press('Return');
  await expect.poll(() => dialogs().includes(dialog), { timeout: DIALOG_MS }).toBe(false);
};

/** Until the jobs are there. A person takes their time over the dialogs; the form waits, and goes on by itself. */
export const openWallet = async (page: Page): Promise<void> => {
  await expect(async () => {
    for (const dialog of dialogs()) await answer(dialog);
    await expect(jobRow(page, '5001')).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: LONGEST_MS });
};
