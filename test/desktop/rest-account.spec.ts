// An account by REST in the packaged app: a user name and a password, as SciServer accounts have them.
import { activity, cancelInRow, waitForJobs } from './user-steps.ts';
import { expect, test } from './fixtures.ts';

test('an account by REST signs in with its user name and reports when a slot is free', async ({
  launch,
  practice,
}) => {
  const app = await launch();
  const page = await app.window();
  await page.getByRole('combobox', { name: 'Service', exact: true }).selectOption('Other…');
  const { origin } = new URL(practice.base);
  await page.getByRole('textbox', { name: 'Service URL' }).fill(`${origin}/CasJobs/RestApi`);
  await page.getByRole('radio', { name: 'User name' }).check();
  await page.getByRole('textbox', { name: 'User name' }).fill('practice');
  await page.getByLabel('Password').fill(practice.password);
  await page.getByRole('button', { name: 'Save account' }).click();
  await waitForJobs(page);
  await cancelInRow(page, '5001');
  await expect(activity(page)).toContainText('Job 5001 cancelled');
});
