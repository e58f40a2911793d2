// What is in the packages, and what they can be turned into. Reads files only; nothing is started.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { extractFile, listPackage } from '@electron/asar';
import { expect, test } from '@playwright/test';

type Kind = 'release' | 'test';

const root = path.resolve(import.meta.dirname, '../..');
const folderOf = (kind: Kind): string => path.join(root, 'dist', kind, 'linux-unpacked');
const resourcesOf = (kind: Kind): string => path.join(folderOf(kind), 'resources');
const archiveOf = (kind: Kind): string => path.join(resourcesOf(kind), 'app.asar');
const filesOf = (kind: Kind): string[] => listPackage(archiveOf(kind), { isPack: false });

/** The fuses that are on, by name. */
const fusesOn = async (kind: Kind): Promise<string[]> => {
  const wire = await getCurrentFuseWire(path.join(folderOf(kind), 'casjobs-tray'));
  return Object.values(FuseV1Options)
    .filter((fuse): fuse is FuseV1Options => typeof fuse === 'number')
    .filter((fuse) => wire[fuse] === FuseState.ENABLE)
    .map((fuse) => FuseV1Options[fuse]);
};

test('the release build cannot be debugged or turned into Node', async () => {
  expect(await fusesOn('release')).toEqual([
    'EnableEmbeddedAsarIntegrityValidation',
    'OnlyLoadAppFromAsar',
  ]);
});

test('the test build differs from the release in nothing but the door for Playwright', async () => {
  const doors = (await fusesOn('test')).filter((name) => name !== 'EnableNodeCliInspectArguments');
  expect(await fusesOn('test')).toContain('EnableNodeCliInspectArguments');
  expect(doors).toEqual(await fusesOn('release'));
  expect(filesOf('test')).toEqual(filesOf('release'));
  for (const file of ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'])
    expect(extractFile(archiveOf('test'), file)).toEqual(extractFile(archiveOf('release'), file));
});

test('the package holds the bundles and keytar, and no sources, tests or keys', () => {
  const files = filesOf('release').filter((file) => path.extname(file) !== '');
  const strangers = files.filter(
    (file) =>
      !/^\/(package\.json|out\/(main|preload|renderer)\/.+|node_modules\/keytar\/.+)$/.test(file),
  );
  expect(strangers).toEqual([]);
  expect(files.filter((file) => /\.(ts|svelte|map|pem|key|env|test\.js)$/.test(file))).toEqual([]);
  for (const file of ['/out/main/main.js', '/out/preload/preload.cjs', '/out/renderer/index.html'])
    expect(files).toContain(file);
});

test('the keychain binary lies outside the archive, and only the one for this system', () => {
  const prebuilds = path.join(
    resourcesOf('release'),
    'app.asar.unpacked/node_modules/keytar/prebuilds',
  );
  expect(readdirSync(prebuilds)).toEqual([`linux-${process.arch}`]);
  expect(readdirSync(path.join(prebuilds, `linux-${process.arch}`))).toEqual(['keytar.node']);
  expect(filesOf('release').filter((file) => file.endsWith('.node'))).toHaveLength(1);
});

test('the tray has a picture for each state, in two sizes', () => {
  const names = ['active', 'canceling', 'idle', 'trouble'];
  expect(readdirSync(path.join(resourcesOf('release'), 'tray')).sort()).toEqual(
    names.flatMap((name) => [`${name}.png`, `${name}@2x.png`]).sort(),
  );
  expect(existsSync(path.join(resourcesOf('release'), 'icon.png'))).toBe(true);
});

test('no file of the package names the folder that it was built in', () => {
  const named = (kind: Kind): string[] =>
    filesOf(kind)
      .filter((file) => /\.(js|cjs|html|css|json)$/.test(file))
      .filter((file) => extractFile(archiveOf(kind), file.slice(1)).includes(root));
  expect(named('release')).toEqual([]);
});
