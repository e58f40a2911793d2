// What KWallet asks its person: the wizard of its first use.
import { expect, type Page } from '@playwright/test';
import { clickAt, press } from '../hand.ts';
import { glance, settled } from '../pictures.ts';
import { jobRow } from '../steps.ts';
import { windowsOf, xdotool } from './screen.ts';

/** A throwaway one. */
const PASSWORD = 'test';

const LONGEST_MS = 45_000;

export const isWizardThere = (): boolean => windowsOf('kwalletd5').length > 0;

/** Answers the wizard: the kind of wallet that has a password, which stands there on this screen; then that, twice. */
const answerWizard = async (): Promise<void> => {
  const [wizard = ''] = windowsOf('kwalletd5');
  xdotool('windowactivate', '--sync', wizard);
  clickAt(480, 324);
  const before = glance();
  press('Return');
  await settled(before);
  xdotool('type', PASSWORD);
  press('Tab');
  xdotool('type', PASSWORD);
  press('Return');
  await expect.poll(isWizardThere).toBe(false);
};

/**
 * Until the jobs are there. Where the wallet has no password yet, a person takes their time over it; a form that has
 * given up meanwhile is sent again, one that goes on by itself is left alone.
 */
export const openWallet = async (page: Page): Promise<void> => {
  const save = page.getByRole('button', { name: 'Save account' });
  await expect(async () => {
    if (isWizardThere()) await answerWizard();
    if ((await save.isVisible()) && (await save.isEnabled())) await save.click();
    await expect(jobRow(page, '5001')).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: LONGEST_MS });
};
