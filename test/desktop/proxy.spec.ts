// The packaged app in an institute's network: a PAC file, a proxy with a password, and a private root certificate.
import os from 'node:os';
import type { RunningApp } from './app.ts';
import { expect, test } from './fixtures.ts';
import { filesContaining, encodingsOf, containsAny } from './secret-search.ts';
import { DIRECT_HOST, openInstituteNetwork } from './institute-network.ts';
import { argsAndEnvironment } from './leak-probes.ts';
import { waitForJobs, fillSignIn } from './user-steps.ts';

const clipboardOf = (app: RunningApp): Promise<string> =>
  app.electron.evaluate(({ clipboard }) => clipboard.readText());

test('an account works behind an inspecting proxy with a password, and no password leaks', async ({
  launch,
  keychain,
  practice,
  profile,
}) => {
  const institute = await openInstituteNetwork(practice);
  const { login, proxy, env } = institute;
  try {
    const app = await launch({ env });
    const page = await app.window();
    await fillSignIn(page, {
      url: institute.base,
      wsId: practice.wsId,
      password: practice.password,
    });
    // Of the two proxies that the PAC file names nobody listens at the first.
    const asks = 'The proxy asks for a user name and password.';
    await expect(page.getByText(asks, { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Sign in to the proxy' }).click();
    const dialog = page.getByRole('dialog', { name: `Sign in to ${proxy}` });
    await dialog.getByRole('textbox', { name: 'User name' }).fill(login.userName);
    await dialog.getByLabel('Proxy password').fill(login.password);
    await dialog.getByRole('button', { name: 'Sign in to the proxy' }).click();
    await waitForJobs(page);

    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Check connection' }).click();
    await page.getByText('Connection report').click();
    const report = page.locator('pre').filter({ hasText: 'Proxy used:' });
    await expect(report).toContainText(`Proxy used: http://${proxy}`);
    await expect(report).toContainText('certificate issued by Institute Root, Institute of Tests');
    await page.getByRole('button', { name: 'Copy report' }).click();
    await expect.poll(() => clipboardOf(app)).toContain(`Proxy used: http://${proxy}`);

    // What the PAC file lets by: its name is nobody's, and the proxy is not asked for it.
    await page.getByRole('button', { name: 'Add account' }).click();
    await fillSignIn(page, {
      url: `https://${DIRECT_HOST}/CasJobs`,
      wsId: '7',
      password: 'nobody',
    });
    await expect(page.getByText(DIRECT_HOST).first()).toBeVisible();
    expect(new Set(institute.asked.map(({ to }) => to))).toEqual(
      new Set(['casjobs.example.org:443']),
    );
    expect(institute.fetches()).toBeGreaterThan(0);

    const secrets = [login.password, practice.password];
    expect(containsAny(argsAndEnvironment(app.pid), secrets.flatMap(encodingsOf))).toBe(false);
    expect(await clipboardOf(app)).not.toContain(login.password);
    await app.quit();
    const again = await launch({ env });
    await waitForJobs(await again.window());
    await again.quit();
    expect(filesContaining(profile, secrets)).toEqual([]);
    expect(filesContaining(os.homedir(), [login.password])).toEqual([]);
    for (const one of [app, again])
      expect(containsAny(Buffer.from(one.output()), secrets.flatMap(encodingsOf))).toBe(false);
    const entries = await keychain.entries();
    expect(entries.map(({ secret }) => secret.includes(login.password))).toContain(true);
  } finally {
    await institute.close();
  }
});
