// The main job on KDE Plasma, with KWallet, which nobody has used before the first of these tests.
import { expect } from '@playwright/test';
import { testOn } from '../shared/full-desktop-fixtures.ts';
import { mainJobOn } from '../shared/core-workflow.ts';
import { pictureFile, type Screen } from '../shared/desktop-driver.ts';
import { seeJobs, signInTo } from '../user-steps.ts';
import { kde } from './plasma.ts';
import { isWizardThere, openWallet } from './kwallet-wizard.ts';

const withWallet: Screen = { ...kde, openKeychain: openWallet };
const test = testOn(withWallet);

test('the first account is saved through the wizard of KWallet', async ({ launch, practice }) => {
  const app = await launch();
  const page = await app.window();
  await signInTo(page, practice);
  await expect.poll(isWizardThere, { timeout: 20_000 }).toBe(true);
  await kde.takePicture(pictureFile('kde-wallet'));
  await openWallet(page);
  await seeJobs(page);
});

mainJobOn('kde', withWallet, test);
