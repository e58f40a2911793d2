// The core workflow on KDE Plasma, with KWallet from its first use.
import { expect } from '@playwright/test';
import { fullDesktopTest } from '../shared/full-desktop-fixtures.ts';
import { testCoreWorkflow } from '../shared/core-workflow.ts';
import { screenshotFile, type DesktopDriver } from '../shared/desktop-driver.ts';
import { waitForJobs, signInTo } from '../user-steps.ts';
import { kde } from './plasma.ts';
import { isWizardOpen, completeWalletWizard } from './kwallet-wizard.ts';

const withWallet: DesktopDriver = { ...kde, answerKeychainDialogs: completeWalletWizard };
const test = fullDesktopTest(withWallet);

test("the first account is saved after KWallet's wizard", async ({ launch, practice }) => {
  const app = await launch();
  const page = await app.window();
  await signInTo(page, practice);
  await expect.poll(isWizardOpen, { timeout: 20_000 }).toBe(true);
  await kde.takeScreenshot(screenshotFile('kde-wallet'));
  await completeWalletWizard(page);
  await waitForJobs(page);
});

testCoreWorkflow('kde', withWallet, test);
