// A build collects the licenses of all distributed packages, and fails if one is missing.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { collectLicenses, type License } from '../../build/licenses.ts';
import { readLicenses } from '../../electron/platform/window-requests.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';

type Files = Readonly<Record<string, string>>;

const MIT = 'Permission is hereby granted, free of charge, to any person. '.repeat(6).trim();

/** Builds a one-line app that imports the package `lib` with these files. @returns the collected licenses */
const licensesWith = async (
  files: Files,
  imports = "import 'lib';",
  given: Files = {},
): Promise<License[]> => {
  const root = await temporaryFolder();
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  };
  write('app.js', `${imports} console.log('of our own');`);
  const manifest = { name: 'lib', version: '1.2.3', license: 'MIT', main: 'index.js' };
  const lib = { 'package.json': JSON.stringify(manifest), 'index.js': "console.log('lib');" };
  for (const [name, text] of Object.entries({ ...lib, ...files }))
    write(`node_modules/lib/${name}`, text);
  for (const [name, text] of Object.entries(given)) write(`texts/${name}`, text);
  for (const name of ['unused', '@of/beside']) {
    const own = { ...manifest, name };
    write(`node_modules/${name}/package.json`, JSON.stringify(own));
    write(`node_modules/${name}/LICENSE.md`, `${MIT} Of ${name}.`);
  }
  const file = path.join(root, 'out/licenses/app.json');
  const beside = [path.join(root, 'node_modules/@of/beside')];
  const texts = path.join(root, 'texts');
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [collectLicenses({ file, beside, texts })],
    ssr: { noExternal: true },
    build: { ssr: path.join(root, 'app.js'), outDir: 'out/app' },
  });
  return JSON.parse(readFileSync(file, 'utf8')) as License[];
};

describe('the licenses of a bundle', () => {
  it('contain the text for each package in the bundle or beside it', async () => {
    expect(await licensesWith({ LICENSE: MIT, NOTICE: 'Made by us.' })).toEqual([
      { name: '@of/beside', version: '1.2.3', license: 'MIT', text: `${MIT} Of @of/beside.` },
      { name: 'lib', version: '1.2.3', license: 'MIT', text: `${MIT}\n\nMade by us.` },
    ]);
  });

  it('omit packages that are not in the bundle', async () => {
    const names = (await licensesWith({}, '')).map(({ name }) => name);
    expect(names).toEqual(['@of/beside']);
  });

  it.each(['#### LICENSE', 'License\n-------'])('are found in a README: %j', async (heading) => {
    const text = `# lib\n\nIt does.\n\n${heading}\n\n${MIT}\n`;
    const [, lib] = await licensesWith({ 'README.md': text });
    expect(lib?.text).toBe(MIT);
  });

  it('are read in the format of old packages', async () => {
    const license = { type: 'MIT', url: 'https://example.org' };
    const old = JSON.stringify({ name: 'lib', version: '0.1.1', license });
    const [, lib] = await licensesWith({ LICENSE: MIT, 'package.json': old });
    expect(lib).toEqual({ name: 'lib', version: '0.1.1', license: 'MIT', text: MIT });
  });

  it('get their name from the heading of the text if the package has none', async () => {
    const files = { LICENSE: `MIT License\n\n${MIT}`, 'package.json': '{ "name": "lib" }' };
    const [, lib] = await licensesWith(files);
    expect(lib?.license).toBe('MIT License');
  });

  it('can be supplied for a package without a text', async () => {
    const given = { 'lib.txt': MIT, '@of+beside.txt': 'It has one of its own.' };
    const [beside, lib] = await licensesWith({}, undefined, given);
    expect([beside?.text, lib?.text]).toEqual([`${MIT} Of @of/beside.`, MIT]);
  });

  it.each<[string, Files]>([
    ['no text', {}],
    ['an empty text', { LICENSE: ' \n' }],
    ['only a name in its README', { 'README.md': '# lib\n\n## License\n\nMIT\n' }],
  ])('fail the build for a package with %s', async (_, files) => {
    await expect(licensesWith(files)).rejects.toThrow('lib 1.2.3 is to be shipped, and');
  });
});

describe('the list of licenses in the app', () => {
  const of = (name: string, version: string): License => ({
    name,
    version,
    license: 'MIT',
    text: MIT,
  });

  it('has each package and version once, and the running Electron', async () => {
    const folder = await temporaryFolder();
    const files = {
      main: [of('lib', '1.0.0'), of('electron', '45.5.0')],
      renderer: [of('lib', '1.0.0'), of('lib', '2.0.0'), of('@a/b', '1.0.0')],
    };
    for (const [name, licenses] of Object.entries(files))
      writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(licenses));
    const { packages, chromiumFile } = await readLicenses(folder, '33.2.1', '/no/program');
    expect(packages.map(({ name, version }) => `${name} ${version}`)).toEqual([
      '@a/b 1.0.0',
      'electron 33.2.1',
      'lib 1.0.0',
      'lib 2.0.0',
    ]);
    expect(chromiumFile).toBeNull();
  });

  it('names the file of Chromium only if it exists', async () => {
    const folder = await temporaryFolder();
    writeFileSync(path.join(folder, 'LICENSES.chromium.html'), '');
    const { chromiumFile } = await readLicenses(folder, '45.5.0', path.join(folder, 'program'));
    expect(chromiumFile).toBe(path.join(folder, 'LICENSES.chromium.html'));
  });
});
