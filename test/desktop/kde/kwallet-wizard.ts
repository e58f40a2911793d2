// Answers the windows of KWallet's first-use wizard.
import { expect, type Page } from '@playwright/test';
import { pressKeys } from '../x11-input.ts';
import { jobRow } from '../user-steps.ts';
import { windowSize, windowsOf, xdotoolOutput } from './plasma.ts';

/** A long password, because KWallet asks for confirmation of a short one. */
const PASSWORD = 'throwaway password 4711 of a test desktop';

const LONGEST_MS = 45_000;
const DIALOG_MS = 20_000;

const dialogs = (): string[] => windowsOf('kwalletd5');

export const isWizardOpen = (): boolean => dialogs().length > 0;

const clickIn = (window: string, x: number, y: number): void => {
  xdotoolOutput('mousemove', '--window', window, `${x}`, `${y}`, 'click', '1');
};

/** Replaces the text in the focused field. */
const typePassword = (): void => {
  pressKeys('ctrl+a');
  xdotoolOutput('type', PASSWORD);
};

/** The first window asks for the kind of wallet and is wide; the second asks for a password twice. */
const answer = async (dialog: string): Promise<void> => {
  xdotoolOutput('windowactivate', '--sync', dialog);
  if ((windowSize(dialog)?.width ?? 0) > 400) clickIn(dialog, 100, 166);
  else {
    clickIn(dialog, 197, 166);
    typePassword();
    pressKeys('Tab');
    typePassword();
  }
  pressKeys('Return');
  await expect.poll(() => dialogs().includes(dialog), { timeout: DIALOG_MS }).toBe(false);
};

/** Until the jobs appear. The form waits for the dialogs and continues by itself. */
export const completeWalletWizard = async (page: Page): Promise<void> => {
  await expect(async () => {
    for (const dialog of dialogs()) await answer(dialog);
    await expect(jobRow(page, '5001')).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: LONGEST_MS });
};
