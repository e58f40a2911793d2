// The start script in the AppImage: it never turns Chromium's sandbox off by itself.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unixOnly, isUnix } from '../skips.ts';

/** Packs an AppImage with electron-builder; not in this process, because electron-builder makes hard links in Vitest. */
const pack = `
  const { buildStaticRuntimeAppImage } = require('app-builder-lib/out/targets/appimage/appImageUtil.js');
  const { Arch } = require('builder-util');
  buildStaticRuntimeAppImage('1.0.3', { ...JSON.parse(process.argv[1]), arch: Arch.x64 });
`;

const script = path.resolve(import.meta.dirname, '../../build/linux/AppRun');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'app-image-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const put = (name: string, text: string): string => {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  return file;
};

/** Starts it for an ordinary user, with a program that prints its arguments. */
const start = (unshare: string, ...args: string[]) => {
  cpSync(script, put('AppRun', ''));
  put('casjobs-tray', '#!/bin/sh\necho "started $*, libraries $LD_LIBRARY_PATH"\n');
  put('tools/id', '#!/bin/sh\necho 1000\n');
  put('tools/unshare', `#!/bin/sh\n${unshare}\n`);
  const env = { PATH: `${path.join(folder, 'tools')}:${process.env['PATH'] ?? ''}` };
  return spawnSync(path.join(folder, 'AppRun'), args, { env, encoding: 'utf8' });
};

describe.skipIf(!isUnix)('the start script of the AppImage', unixOnly, () => {
  it('starts the app with the given arguments only', () => {
    const { stdout, status } = start('exit 0', 'cancel', 'a b');
    expect(stdout).toBe(`started cancel a b, libraries ${folder}/usr/lib\n`);
    expect(status).toBe(0);
  });

  it('starts nothing where the sandbox is refused, and names the packages', () => {
    const { stdout, stderr, status } = start('exit 1', '--hidden');
    expect(stdout).toBe('');
    expect(stderr).toMatch(/sandbox[^]*\.deb or \.rpm/);
    expect(status).toBe(1);
  });

  it('starts the app without a sandbox if the person demands it', () => {
    expect(start('exit 1', '--no-sandbox').stdout).toContain('started --no-sandbox');
  });

  it('replaces the one of electron-builder', () => {
    const app = put('app/AppRun', readFileSync(script, 'utf8'));
    put('tools/runtimes/runtime-x64', 'runtime');
    put('tools/lib/x64/library.so', '');
    put('tools/desktop-file-validate', '');
    put('tools/mksquashfs', '#!/bin/sh\ncp "$1/AppRun" "$2"\n');
    const stageDir = path.dirname(put('stage/empty', ''));
    const output = path.join(folder, 'image');
    const options = {
      productName: 'Name',
      productFilename: 'Name',
      executableName: 'casjobs-tray',
      license: null,
      desktopEntry: '',
      icons: [{ file: put('icon.png', ''), size: 256 }],
      fileAssociations: [],
    };
    const given = JSON.stringify({ appDir: path.dirname(app), stageDir, output, options });
    execFileSync(process.execPath, ['-e', pack, given], {
      cwd: path.dirname(path.dirname(path.dirname(script))),
      env: { PATH: process.env['PATH'], APPIMAGE_TOOLS_PATH: path.join(folder, 'tools') },
    });
    // The runtime overwrites the start of what mksquashfs wrote.
    const packed = readFileSync(output, 'latin1').slice('runtime'.length);
    expect(packed).toContain(readFileSync(script, 'latin1').slice('runtime'.length));
    expect(packed).not.toContain('NO_SANDBOX');
  });
});
