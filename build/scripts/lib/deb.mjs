// Makes a Debian package out of the unpacked app, with dpkg-deb alone. The same files give the same bytes.
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  lutimesSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ExitError, ask, at, jsonOf, madeFolder, run } from './tooling.mjs';

const NAME = 'casjobs-tray';
const LIB = `usr/lib/${NAME}`;
const ICON = /^(\d+)x\1\.png$/;

/**
 * The libraries that the program and the keychain library are linked with or load. Debian 13 and Ubuntu 24.04 renamed some
 * for 64-bit time.
 */
const depends = [
  'libasound2 | libasound2t64',
  'libatk-bridge2.0-0 | libatk-bridge2.0-0t64',
  'libatk1.0-0 | libatk1.0-0t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libc6 (>= 2.28)',
  'libcairo2',
  'libcups2 | libcups2t64',
  'libdbus-1-3',
  'libdrm2',
  'libexpat1',
  'libgbm1',
  'libgcc-s1',
  'libglib2.0-0 | libglib2.0-0t64',
  'libgtk-3-0 | libgtk-3-0t64',
  'libnotify4',
  'libnspr4',
  'libnss3',
  'libpango-1.0-0',
  'libsecret-1-0',
  'libstdc++6',
  'libudev1',
  'libx11-6',
  'libxcb1',
  'libxcomposite1',
  'libxdamage1',
  'libxext6',
  'libxfixes3',
  'libxkbcommon0',
  'libxrandr2',
  'xdg-utils',
];
const recommends = ['gnome-keyring | kwalletmanager | libsecret-tools'];

/** @typedef {{ version: string, author: string, description: string, desktopName: string }} Project */

/** Sorts before the release: 1.0.0-beta.1 becomes 1.0.0~beta.1. @param {string} version */
export const debVersion = (version) => version.replaceAll('-', '~');

/** @param {string} arch of Node */
export const debArch = (arch) => ({ x64: 'amd64', arm64: 'arm64' })[arch] ?? arch;

/** Seconds since 1970: of the sources, so that it does not depend on when the package is made. */
const sourceDate = async () => {
  const given = process.env['SOURCE_DATE_EPOCH'];
  if (given && !/^\d+$/.test(given)) throw new ExitError('SOURCE_DATE_EPOCH is not a number.', 2);
  const committed = await ask('git', ['-C', at('.'), 'log', '-1', '--format=%ct']);
  return Number(given || committed?.trim() || Math.floor(Date.now() / 1000));
};

/** @param {string} folder @returns {string[]} all below it, relative to it, in one order everywhere */
const below = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort((one, other) =>
    one < other ? -1 : 1,
  );

/** Executable is what is started, and nothing else; modes don't depend on the umask. @param {string} name */
const modeOf = (name) => {
  if (name === `${LIB}/chrome-sandbox`) return 0o4755;
  const isProgram = [`${LIB}/${NAME}`, `${LIB}/chrome_crashpad_handler`].includes(name);
  return isProgram || /^DEBIAN\/(postinst|postrm)$/.test(name) ? 0o755 : 0o644;
};

/** @param {string} tree @param {number} date */
const settle = (tree, date) => {
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
const wrapped = (text, first, others) => {
  const lines = [first];
  for (const word of text.trim().split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    const isEmpty = line === first || line === others;
    if (!isEmpty && line.length + 1 + word.length > MOST_COLUMNS) lines.push(`${others}${word}`);
    else lines[lines.length - 1] = isEmpty ? `${line}${word}` : `${line} ${word}`;
  }
  return lines.join('\n');
};

/** The notes of a version, or of what is not released yet, as the changelog of a Debian package. */
const changelogOf = (/** @type {Project} */ { version, author }, /** @type {number} */ date) => {
  const notes = readFileSync(at('CHANGELOG.md'), 'utf8');
  const sections = notes.split(/^## /m);
  const own = sections.find((one) => one.startsWith(`[${version}]`)) ?? sections[1] ?? '';
  const items = own
    .split(/^- /m)
    .slice(1)
    .map((item) => item.split(/\n(?! )/)[0] ?? '');
  const lines = items.map((item) => wrapped(item, '  * ', '    '));
  const when = new Date(date * 1000).toUTCString().replace('GMT', '+0000');
  return `${NAME} (${debVersion(version)}) unstable; urgency=medium\n\n${lines.join('\n')}\n\n -- ${author}  ${when}\n`;
};

const copyright = (/** @type {Project} */ { author }) => {
  const license = readFileSync(at('LICENSE'), 'utf8').trim();
  const indented = license.replace(/^$/gm, '.').replace(/^/gm, ' ');
  return `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: CasJobs Tray
Upstream-Contact: ${author}
Comment: Electron and Chromium have the licenses in /${LIB}/LICENSE.electron.txt
 and /${LIB}/LICENSES.chromium.html. The licenses of the other software in
 this package are listed in the app, in Settings, About.

Files: *
Copyright: The CasJobs Tray authors
License: Expat
${indented}
`;
};

/** The files in the package besides the app. @param {Project} project @param {number} date */
const filesOf = (project, date) => {
  const { desktopName } = project;
  const linux = (/** @type {string} */ name) => readFileSync(at('build/linux', name), 'utf8');
  const day = new Date(date * 1000).toISOString().slice(0, 10);
  const metainfo = linux(`${NAME}.metainfo.xml`)
    .replace('@VERSION@', project.version)
    .replace('@DATE@', day);
  const gzip = (/** @type {string} */ text) => gzipSync(text, { level: 9 });
  /** @type {Record<string, string | Buffer>} */
  const files = {
    [`${LIB}/apparmor-profile`]: linux('apparmor-profile'),
    [`usr/share/applications/${desktopName}`]: linux(`${NAME}.desktop`),
    [`usr/share/metainfo/${desktopName.replace('.desktop', '.metainfo.xml')}`]: metainfo,
    [`usr/share/man/man1/${NAME}.1.gz`]: gzip(linux(`${NAME}.1`)),
    [`usr/share/bash-completion/completions/${NAME}`]: linux(`completions/${NAME}.bash`),
    [`usr/share/zsh/vendor-completions/_${NAME}`]: linux(`completions/_${NAME}`),
    [`usr/share/fish/vendor_completions.d/${NAME}.fish`]: linux(`completions/${NAME}.fish`),
    [`usr/share/doc/${NAME}/copyright`]: copyright(project),
    [`usr/share/doc/${NAME}/changelog.gz`]: gzip(changelogOf(project, date)),
    [`usr/share/lintian/overrides/${NAME}`]: linux('lintian-overrides'),
    'DEBIAN/postinst': linux('postinst'),
    'DEBIAN/postrm': linux('postrm'),
  };
  for (const icon of readdirSync(at('out/icons/app')).filter((name) => ICON.test(name)))
    files[`usr/share/icons/hicolor/${icon.slice(0, -4)}/apps/${NAME}.png`] = readFileSync(
      at('out/icons/app', icon),
    );
  return files;
};

/** @param {string} tree */
const control = (tree, /** @type {Project} */ { version, author, description }) => {
  const packed = below(tree).filter((name) => !name.startsWith('DEBIAN'));
  const bytes = packed.reduce((sum, name) => sum + lstatSync(path.join(tree, name)).size, 0);
  return `Package: ${NAME}
Version: ${debVersion(version)}
Architecture: ${debArch(process.arch)}
Maintainer: ${author}
Installed-Size: ${Math.ceil(bytes / 1024)}
Depends: ${depends.join(', ')}
Recommends: ${recommends.join(', ')}
Section: science
Priority: optional
Description: cancels CasJobs jobs from the system tray
${wrapped(description, ' ', ' ')}
 .
 CasJobs is the batch query service of SDSS, MAST and other archives.
`;
};

/** @param {string} tree */
const sums = (tree) =>
  below(tree)
    .filter((name) => !name.startsWith('DEBIAN') && lstatSync(path.join(tree, name)).isFile())
    .map((name) => {
      const sum = createHash('md5')
        .update(readFileSync(path.join(tree, name)))
        .digest('hex');
      return `${sum}  ${name}\n`;
    })
    .join('');

/**
 * @param {string} unpacked the folder of the unpacked app
 * @param {string} folder where the package goes; what lies there is removed
 * @param {{ version?: string, compression?: readonly string[], env?: NodeJS.ProcessEnv }} [options] a version other than
 * the project's, and other compression options and environment variables of dpkg-deb
 * @returns {Promise<string>} the package
 * @throws {ExitError}
 */
export const makeDeb = async (unpacked, folder, options = {}) => {
  const { version, compression = ['-Zxz'], env: more } = options;
  const project = /** @type {Project} */ (jsonOf('package.json'));
  if (version !== undefined) project.version = version;
  const date = await sourceDate();
  const tree = path.join(folder, 'tree');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(tree, LIB), { recursive: true });
  cpSync(unpacked, path.join(tree, LIB), { recursive: true, verbatimSymlinks: true });
  madeFolder(path.join(tree, 'usr/bin'));
  symlinkSync(`../lib/${NAME}/${NAME}`, path.join(tree, 'usr/bin', NAME));
  const put = (/** @type {string} */ name, /** @type {string | Buffer} */ text) => {
    madeFolder(path.dirname(path.join(tree, name)));
    writeFileSync(path.join(tree, name), text);
  };
  for (const [name, text] of Object.entries(filesOf(project, date))) put(name, text);
  put('DEBIAN/md5sums', sums(tree));
  put('DEBIAN/control', control(tree, project));
  settle(tree, date);
  const file = path.join(
    folder,
    `${NAME}_${debVersion(project.version)}_${debArch(process.arch)}.deb`,
  );
  const args = ['--root-owner-group', ...compression, '--build', tree, file];
  const env = { ...process.env, ...more, SOURCE_DATE_EPOCH: String(date) };
  await run('dpkg-deb', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  rmSync(tree, { recursive: true });
  chmodSync(folder, 0o755);
  chmodSync(file, 0o644);
  return file;
};
