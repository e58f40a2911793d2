// Collects the licenses of the packages that a bundle holds, by the bundler's own list of modules, and writes them to a
// file. A package without the text of its license fails the build: it may not be shipped without.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface License {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, as its package.json has it, or else the heading of the text. */
  readonly license: string;
  readonly text: string;
}

interface Options {
  /** Where the file goes; its folder is made. */
  readonly file: string;
  /** Packages that are shipped beside the bundle: their folders. */
  readonly beside?: readonly string[];
  /** A folder with the texts of packages that only name their license: `@scope+name.txt`. */
  readonly texts?: string;
}

/** What is used of a bundle. */
type Bundle = Readonly<Record<string, { readonly type: string; readonly moduleIds?: string[] }>>;

/** A plugin for Vite and Rolldown. */
export const collectLicenses = ({ file, beside = [], texts }: Options) => ({
  name: 'casjobs-tray:collect-licenses',
  apply: 'build' as const,
  generateBundle(_options: unknown, bundle: Bundle): void {
    const modules = Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds);
    const folders = new Set([...modules.flatMap(packageOf), ...beside]);
    const licenses = [...folders]
      .map((one) => licenseOf(one, texts))
      .sort((a, b) => a.name.localeCompare(b.name, 'en'));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(licenses, null, 1)}\n`);
  },
});

/** The folder of the package that a module is of; none for the app's own. The bundler's helpers are of the bundler. */
const packageOf = (id: string): string[] => {
  const helper = /^\0(vite|rolldown)\//.exec(id)?.[1];
  if (helper !== undefined) return [path.resolve(import.meta.dirname, '../node_modules', helper)];
  const found = /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id)?.[1];
  return found === undefined ? [] : [found];
};

const LICENSE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

/** As npm has it now, and as packages of before 2015 wrote it. */
interface Manifest {
  readonly name: string;
  readonly version?: string;
  readonly license?: string | { readonly type: string };
}

const licenseOf = (folder: string, texts: string | undefined): License => {
  const manifest = readFileSync(path.join(folder, 'package.json'), 'utf8');
  const { name, version = '', license } = JSON.parse(manifest) as Manifest;
  const text = licenseText(folder) || licenseInReadme(folder) || givenText(name, texts);
  if (text === '')
    throw new Error(`${name} ${version} is to be shipped, and ${folder} has no license text.`);
  const type = typeof license === 'object' ? license.type : license;
  return { name, version, license: type ?? headingOf(text), text };
};

/** `MIT License`, where package.json names none. */
const headingOf = (text: string): string => (/^.*$/m.exec(text)?.[0] ?? '').slice(0, 80).trim();

const textsOf = (folder: string, names: RegExp): string =>
  readdirSync(folder)
    .filter((one) => names.test(one))
    .map((one) => readFileSync(path.join(folder, one), 'utf8').trim())
    .filter((text) => text !== '')
    .join('\n\n');

const licenseText = (folder: string): string => textsOf(folder, LICENSE_FILE);

/** Shorter than the shortest license: only its name. */
const ONLY_A_NAME = 300;

/** Both kinds of headings that Markdown has. */
const LICENSE_SECTION = /^(?:#+ *licen[cs]e\b[^\n]*|licen[cs]e *\n[-=]+ *)\n([^]*)$/im;

/** Some packages have the text in the last section of their README only. */
const licenseInReadme = (folder: string): string => {
  const readme = textsOf(folder, /^readme(?:[.-].*)?$/i);
  const [, text = ''] = LICENSE_SECTION.exec(readme) ?? [];
  return text.length < ONLY_A_NAME ? '' : text.trim();
};

const givenText = (name: string, texts: string | undefined): string => {
  const file = texts && path.join(texts, `${name.replaceAll('/', '+')}.txt`);
  return file && existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
};
