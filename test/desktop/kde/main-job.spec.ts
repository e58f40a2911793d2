// The main job on KDE Plasma, with KWallet, which nobody has used before the first of these tests.
import { expect } from '@playwright/test';
import { testOn } from '../shared/desk.ts';
import { mainJobOn } from '../shared/main-job.ts';
import { pictureFile, type Screen } from '../shared/screen.ts';
import { seeJobs, signInTo } from '../steps.ts';
import { kde } from './screen.ts';
import { isWizardThere, openWallet } from './wallet.ts';

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
