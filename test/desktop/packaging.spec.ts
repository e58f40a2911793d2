// The contents and fuses of the packages. Reads files only.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { extractFile, listPackage } from '@electron/asar';
import { expect, test } from '@playwright/test';
import { createAddresses, fileOf } from '../../electron/window/page-address.ts';

type Kind = 'release' | 'test';

const root = path.resolve(import.meta.dirname, '../..');
const folderOf = (kind: Kind): string => path.join(root, 'dist', kind, 'linux-unpacked');
const resourcesOf = (kind: Kind): string => path.join(folderOf(kind), 'resources');
const archiveOf = (kind: Kind): string => path.join(resourcesOf(kind), 'app.asar');
const filesOf = (kind: Kind): string[] => listPackage(archiveOf(kind), { isPack: false });

/** On in newer Electrons: it makes WebAssembly quick, and opens nothing. */
const harmless = new Set([FuseV1Options.WasmTrapHandlers]);

/** The fuses that are on and open or close a door, by name. */
const fusesOn = async (kind: Kind): Promise<string[]> => {
  const wire = await getCurrentFuseWire(path.join(folderOf(kind), 'casjobs-tray'));
  return Object.values(FuseV1Options)
    .filter((fuse): fuse is FuseV1Options => typeof fuse === 'number')
    .filter((fuse) => wire[fuse] === FuseState.ENABLE && !harmless.has(fuse))
    .map((fuse) => FuseV1Options[fuse]);
};

test('the release build cannot be debugged or turned into Node', async () => {
  expect(await fusesOn('release')).toEqual([
    'EnableEmbeddedAsarIntegrityValidation',
    'OnlyLoadAppFromAsar',
  ]);
});

test('the archive has the license of every shipped package', () => {
  const licensed = ['main', 'preload', 'renderer'].flatMap((bundle) => {
    const file = extractFile(archiveOf('release'), `out/licenses/${bundle}.json`).toString();
    return JSON.parse(file) as { name: string; text: string }[];
  });
  const names = licensed.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['@github/keytar', 'electron', 'soap', 'svelte']));
  expect(licensed.filter(({ text }) => text.trim() === '')).toEqual([]);
});

test('the page may load each of its packaged files', () => {
  const { mayLoad } = createAddresses(null);
  const names = filesOf('release').flatMap(
    (file) => /^\/out\/renderer\/(.+\.\w+)$/.exec(file.replaceAll('\\', '/'))?.[1] ?? [],
  );
  expect(names).toContain('index.html');
  const refused = names.filter((name) => {
    const url = `app://casjobs-tray/${name}`;
    return !mayLoad(url) || fileOf(url, '/') === null;
  });
  expect(refused).toEqual([]);
});

/** Files of the whole folder, from there. */
const allFiles = (kind: Kind): string[] =>
  readdirSync(folderOf(kind), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folderOf(kind), path.join(entry.parentPath, entry.name)))
    .sort();

const bytesOf = (kind: Kind, file: string): Buffer => readFileSync(path.join(folderOf(kind), file));

const countDifferent = (one: Buffer, other: Buffer): number => {
  let count = Math.abs(one.length - other.length);
  for (let index = 0; index < Math.min(one.length, other.length); index += 1)
    if (one[index] !== other[index]) count += 1;
  return count;
};

test('the test build differs from the release only in the fuse for debugging', async () => {
  const door = (name: string): boolean => name === 'EnableNodeCliInspectArguments';
  const fuses = await fusesOn('test');
  expect(fuses.filter(door)).toHaveLength(1);
  expect(fuses.filter((name) => !door(name))).toEqual(await fusesOn('release'));
  expect(allFiles('test')).toEqual(allFiles('release'));
  const different = allFiles('test').filter(
    (file) => !bytesOf('test', file).equals(bytesOf('release', file)),
  );
  expect(different).toEqual(['casjobs-tray']);
  // A fuse is one byte of the program.
  const [test, release] = [bytesOf('test', 'casjobs-tray'), bytesOf('release', 'casjobs-tray')];
  expect(countDifferent(test, release)).toBe(1);
});

test('the package holds the bundles and keytar, and no sources, tests or keys', () => {
  const files = filesOf('release').filter((file) => path.extname(file) !== '');
  const strangers = files.filter(
    (file) =>
      !/^\/(package\.json|out\/(main|preload|renderer|licenses)\/.+|node_modules\/keytar\/.+)$/.test(
        file,
      ),
  );
  expect(strangers).toEqual([]);
  expect(files.filter((file) => /\.(ts|svelte|map|pem|key|env|test\.js)$/.test(file))).toEqual([]);
  for (const file of ['/out/main/main.js', '/out/preload/preload.cjs', '/out/renderer/index.html'])
    expect(files).toContain(file);
});

test('the package has the name of its desktop entry', () => {
  const metadata = extractFile(archiveOf('release'), 'package.json').toString();
  expect(JSON.parse(metadata)).toMatchObject({
    desktopName: 'org.casjobs_tray.CasJobsTray.desktop',
  });
});

test('the keychain binary of this system alone is outside the archive', () => {
  const prebuilds = path.join(
    resourcesOf('release'),
    'app.asar.unpacked/node_modules/keytar/prebuilds',
  );
  expect(readdirSync(prebuilds)).toEqual([`linux-${process.arch}`]);
  expect(readdirSync(path.join(prebuilds, `linux-${process.arch}`))).toEqual(['keytar.node']);
  expect(filesOf('release').filter((file) => file.endsWith('.node'))).toHaveLength(1);
});

test('the tray has an icon for each state in two sizes', () => {
  const names = ['active', 'canceling', 'idle', 'error'];
  expect(readdirSync(path.join(resourcesOf('release'), 'tray')).sort()).toEqual(
    names.flatMap((name) => [`${name}.png`, `${name}@2x.png`]).sort(),
  );
  expect(existsSync(path.join(resourcesOf('release'), 'icon.png'))).toBe(true);
});

test('no packaged file names the build folder', () => {
  const named = (kind: Kind): string[] =>
    filesOf(kind)
      .filter((file) => /\.(js|cjs|html|css|json)$/.test(file))
      .filter((file) => extractFile(archiveOf(kind), file.slice(1)).includes(root));
  expect(named('release')).toEqual([]);
});
