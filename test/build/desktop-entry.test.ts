// The desktop entry that electron-builder writes for Linux. Desktops use its name to identify the app's windows,
// notifications and shortcuts.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { LinuxTargetHelper } from 'app-builder-lib/out/targets/LinuxTargetHelper.js';
import AppImageTarget from 'app-builder-lib/out/targets/appimage/AppImageTarget.js';
import { getConfig } from 'app-builder-lib/out/util/config/config.js';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';

const root = path.resolve(import.meta.dirname, '../..');

const metadata = v.parse(
  v.object({ desktopName: v.string(), productName: v.string(), description: v.string() }),
  JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')),
);

/** The part of the packager that electron-builder reads here. */
const openHelper = async () => {
  const config = await getConfig(root, 'build/electron-builder.yml', null);
  const linux = config.linux ?? {};
  const packager = {
    config,
    platformSpecificBuildOptions: linux,
    fileAssociations: [],
    executableName: linux.executableName,
    info: { metadata },
    appInfo: metadata,
  } as unknown as ConstructorParameters<typeof LinuxTargetHelper>[0];
  return { helper: new LinuxTargetHelper(packager), linux, packager };
};

const id = metadata.desktopName.replace(/\.desktop$/, '');

describe('the desktop entry of an installed app', () => {
  it('has a reverse-DNS name without a dash, which portals require', () => {
    expect(id).toMatch(/^[a-z]+(\.[A-Za-z_]+){2,}$/);
  });

  it('has the name that the app reports to desktops, also for its windows', async () => {
    const { helper, linux } = await openHelper();
    expect(`${helper.getDesktopFileName()}.desktop`).toBe(`${id}.desktop`);
    const entry = await helper.computeDesktopEntry(linux, undefined);
    expect(entry.split('\n')).toContain(`StartupWMClass=${id}`);
    expect(entry.split('\n')).toContain('StartupNotify=true');
  });
});

describe('the desktop entry in an AppImage', () => {
  it('leaves the sandbox on', async () => {
    const { helper, packager } = await openHelper();
    const target = new AppImageTarget('', packager, helper, '') as unknown as {
      readonly desktopEntry: { readonly value: Promise<string> };
    };
    const entry = await target.desktopEntry.value;
    expect(entry).toMatch(/^Exec=AppRun /m);
    expect(entry).not.toContain('no-sandbox');
  });
});
