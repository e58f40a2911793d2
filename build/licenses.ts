// Collects the licenses of all packages in a bundle, using the bundler's list of modules, and writes them to a file. The build
// fails if a package has no license text, because it must not be distributed without one.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface License {
  readonly name: string;
  readonly version: string;
  /** The SPDX expression from package.json, or else the heading of the text. */
  readonly license: string;
  readonly text: string;
}

interface Options {
  /** The file to write; its folder is created. */
  readonly file: string;
  /** Folders of packages that are distributed outside the bundle. */
  readonly beside?: readonly string[];
  /** A folder with texts for packages that only name their license: `@scope+name.txt`. */
  readonly texts?: string;
}

/** The part of a bundle that is used here. */
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

/** The folder of a module's package; none for the app's own modules. Helpers belong to the bundler's package. */
const packageOf = (id: string): string[] => {
  const helper = /^\0(vite|rolldown)\//.exec(id)?.[1];
  if (helper !== undefined) return [path.resolve(import.meta.dirname, '../node_modules', helper)];
  const found = /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id)?.[1];
  return found === undefined ? [] : [found];
};

const LICENSE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

/** The current form, and the form from before 2015. */
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

/** For example `MIT License`, if package.json names none. */
const headingOf = (text: string): string => (/^.*$/m.exec(text)?.[0] ?? '').slice(0, 80).trim();

const textsOf = (folder: string, names: RegExp): string =>
  readdirSync(folder)
    .filter((one) => names.test(one))
    .map((one) => readFileSync(path.join(folder, one), 'utf8').trim())
    .filter((text) => text !== '')
    .join('\n\n');

const licenseText = (folder: string): string => textsOf(folder, LICENSE_FILE);

/** A shorter text is only the name of a license. */
const ONLY_A_NAME = 300;

/** Both kinds of Markdown headings. */
const LICENSE_SECTION = /^(?:#+ *licen[cs]e\b[^\n]*|licen[cs]e *\n[-=]+ *)\n([^]*)$/im;

/** Some packages have the text only in the last section of their README. */
const licenseInReadme = (folder: string): string => {
  const readme = textsOf(folder, /^readme(?:[.-].*)?$/i);
  const [, text = ''] = LICENSE_SECTION.exec(readme) ?? [];
  return text.length < ONLY_A_NAME ? '' : text.trim();
};

const givenText = (name: string, texts: string | undefined): string => {
  const file = texts && path.join(texts, `${name.replaceAll('/', '+')}.txt`);
  return file && existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
};
