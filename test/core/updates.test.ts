// Newer versions on a whole core: the setting, the request to a server of this computer, and what is left afterwards.
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../electron/settings/settings.ts';
import { requestRelease } from '../../electron/updates/request-release.ts';
import { bytesIn } from '../accounts/test-accounts.ts';
import { serve } from '../service/local-server.ts';
import { openTestCore, resultValue, type TestCore } from './test-core.ts';

const openServed = async () => {
  const server = await serve((response) => {
    const reply = { tag_name: 'v0.2.0', html_url: `${server.base}/releases/1` };
    response.end(JSON.stringify(reply));
  });
  const source = { url: `${server.base}/latest`, pages: `${server.base}/` };
  const home = await openTestCore({
    version: '0.1.0',
    releases: { source, request: (...how) => requestRelease(source, ...how) },
  });
  return { server, home };
};

const decide = async ({ core }: TestCore, checksForUpdates: boolean): Promise<void> => {
  resultValue(await core.commands['change-settings']({ ...defaultSettings, checksForUpdates }));
};

const found = (home: TestCore) =>
  home.until(({ updates }) => updates?.available?.version === '0.2.0');

describe('checks for updates', () => {
  it('begin when the user wants them, and lead to the page of the release', async () => {
    const { server, home } = await openServed();
    await decide(home, false);
    expect(server.heard).toEqual([]);
    await decide(home, true);
    await found(home);
    resultValue(await home.core.commands['open-release-page']());
    expect(home.opened).toEqual([`${server.base}/releases/1`]);
    resultValue(await home.core.commands['dismiss-update']());
    expect(home.core.snapshot().updates?.available?.isDismissed).toBe(true);
    expect(server.heard).toHaveLength(1);
  });

  it('know after a restart what was found, without asking again', async () => {
    const { server, home } = await openServed();
    await decide(home, true);
    await found(home);
    await found(await home.restart());
    expect(server.heard).toHaveLength(1);
  });

  it('are forgotten with everything', async () => {
    const { home } = await openServed();
    await decide(home, true);
    await found(home);
    resultValue(await home.core.commands['forget-everything']());
    const left = { checkedAt: null, hasFailed: false, available: null };
    expect(home.core.snapshot()).toMatchObject({ settings: defaultSettings, updates: left });
    expect(await bytesIn(home.folder)).not.toMatch(/0\.2\.0|127\.0\.0\.1/);
    expect((await home.restart()).core.snapshot().updates).toMatchObject(left);
  });

  it('have no page where nothing was found', async () => {
    const { home } = await openServed();
    resultValue(await home.core.commands['open-release-page']());
    expect(home.opened).toEqual([]);
  });
});
