// The files of the packages for Linux: where the app, its desktop entry, icons and manuals go, with modes that don't depend on
// the umask and one date for all.
import {
  chmodSync,
  cpSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ExitError, ask, at, madeFolder } from './tooling.mjs';

export const NAME = 'casjobs-tray';
export const LIB = `usr/lib/${NAME}`;
const ICON = /^(\d+)x\1\.png$/;

/** @typedef {{ version: string, author: string, description: string, desktopName: string }} Project */

/** Sorts before the release, in Debian and rpm: 1.0.0-beta.1 becomes 1.0.0~beta.1. @param {string} version */
export const linuxVersion = (version) => version.replaceAll('-', '~');

/** Seconds since 1970: of the sources, so that it does not depend on when the package is made. */
export const sourceDate = async () => {
  const given = process.env['SOURCE_DATE_EPOCH'];
  if (given && !/^\d+$/.test(given)) throw new ExitError('SOURCE_DATE_EPOCH is not a number.', 2);
  const committed = await ask('git', ['-C', at('.'), 'log', '-1', '--format=%ct']);
  return Number(given || committed?.trim() || Math.floor(Date.now() / 1000));
};

/** @param {string} folder @returns {string[]} all below it, relative to it, in one order everywhere */
export const below = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort((one, other) =>
    one < other ? -1 : 1,
  );

/** What is started, in the folder of the app or among the scripts of a package; nothing else is executable. */
const program =
  /^(?:usr\/lib\/casjobs-tray\/|DEBIAN\/)?(?:casjobs-tray|chrome_crashpad_handler|chrome-sandbox|postinst|postrm)$/;

/** @param {string} name */
export const unpackedMode = (name) => (program.test(name) ? 0o755 : 0o644);

/** Root owns the files of an installed package, so the program of the sandbox may be setuid. @param {string} name */
export const installedMode = (name) =>
  name === `${LIB}/chrome-sandbox` ? 0o4755 : unpackedMode(name);

/** Sets the modes and dates of all files. @param {string} tree @param {number} date @param {(name: string) => number} modeOf */
export const settle = (tree, date, modeOf) => {
  for (const name of ['.', ...below(tree)]) {
    const file = path.join(tree, name);
    const found = lstatSync(file);
    if (found.isSymbolicLink()) {
      lutimesSync(file, date, date);
      continue;
    }
    chmodSync(file, found.isDirectory() ? 0o755 : modeOf(name));
    utimesSync(file, date, date);
  }
};

const MOST_COLUMNS = 78;

/** @param {string} text @param {string} first before the first line @param {string} others before the others */
export const wrapped = (text, first, others) => {
  const lines = [first];
  for (const word of text.trim().split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    const isEmpty = line === first || line === others;
    if (!isEmpty && line.length + 1 + word.length > MOST_COLUMNS) lines.push(`${others}${word}`);
    else lines[lines.length - 1] = isEmpty ? `${line}${word}` : `${line} ${word}`;
  }
  return lines.join('\n');
};

/** @param {string} version @returns {string[]} the notes of a version, or of what is not released yet */
export const notesOf = (version) => {
  const notes = readFileSync(at('CHANGELOG.md'), 'utf8');
  const sections = notes.split(/^## /m);
  const own = sections.find((one) => one.startsWith(`[${version}]`)) ?? sections[1] ?? '';
  return own
    .split(/^- /m)
    .slice(1)
    .map((item) => item.split(/\n(?! )/)[0] ?? '');
};

/** @param {string} name of a file in build/linux */
export const linuxFile = (name) => readFileSync(at('build/linux', name), 'utf8');

/** @param {string | Buffer} text without a date, so that the same text gives the same bytes */
export const gzip = (text) => gzipSync(text, { level: 9 });

/** The files of every package besides the app. @param {Project} project @param {number} date */
const sharedFiles = ({ desktopName, version }, date) => {
  const day = new Date(date * 1000).toISOString().slice(0, 10);
  const metainfo = linuxFile(`${NAME}.metainfo.xml`)
    .replace('@VERSION@', version)
    .replace('@DATE@', day);
  /** @type {Record<string, string | Buffer>} */
  const files = {
    [`usr/share/applications/${desktopName}`]: linuxFile(`${NAME}.desktop`),
    [`usr/share/metainfo/${desktopName.replace('.desktop', '.metainfo.xml')}`]: metainfo,
    [`usr/share/man/man1/${NAME}.1.gz`]: gzip(linuxFile(`${NAME}.1`)),
    [`usr/share/bash-completion/completions/${NAME}`]: linuxFile(`completions/${NAME}.bash`),
    [`usr/share/fish/vendor_completions.d/${NAME}.fish`]: linuxFile(`completions/${NAME}.fish`),
  };
  for (const icon of readdirSync(at('out/icons/app')).filter((name) => ICON.test(name)))
    files[`usr/share/icons/hicolor/${icon.slice(0, -4)}/apps/${NAME}.png`] = readFileSync(
      at('out/icons/app', icon),
    );
  return files;
};

/** @param {string} tree @param {Readonly<Record<string, string | Buffer>>} files */
export const putFiles = (tree, files) => {
  for (const [name, text] of Object.entries(files)) {
    madeFolder(path.dirname(path.join(tree, name)));
    writeFileSync(path.join(tree, name), text);
  }
};

/**
 * Fills a folder with what every package installs, as if it were the root of a system.
 * @param {string} unpacked the folder of the unpacked app
 * @param {string} tree
 * @param {Project} project
 * @param {number} date
 */
export const makeTree = (unpacked, tree, project, date) => {
  mkdirSync(path.join(tree, LIB), { recursive: true });
  cpSync(unpacked, path.join(tree, LIB), { recursive: true, verbatimSymlinks: true });
  madeFolder(path.join(tree, 'usr/bin'));
  symlinkSync(`../lib/${NAME}/${NAME}`, path.join(tree, 'usr/bin', NAME));
  putFiles(tree, sharedFiles(project, date));
};
