// Makes a Debian package out of the unpacked app, with dpkg-deb alone. The same files give the same bytes.
import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import {
  LIB,
  NAME,
  below,
  gzip,
  installedMode,
  linuxFile,
  linuxVersion,
  makeTree,
  notesOf,
  putFiles,
  settle,
  sourceDate,
  wrapped,
} from './linux-files.mjs';
import { at, jsonOf, run } from './tooling.mjs';

/** @typedef {import('./linux-files.mjs').Project} Project */

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

/** @param {string} arch of Node */
export const debArch = (arch) => ({ x64: 'amd64', arm64: 'arm64' })[arch] ?? arch;

/** The notes of the version as the changelog of a Debian package. @param {Project} project @param {number} date */
const changelogOf = ({ version, author }, date) => {
  const lines = notesOf(version).map((item) => wrapped(item, '  * ', '    '));
  const when = new Date(date * 1000).toUTCString().replace('GMT', '+0000');
  return `${NAME} (${linuxVersion(version)}) unstable; urgency=medium\n\n${lines.join('\n')}\n\n -- ${author}  ${when}\n`;
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

/** The files that only this kind of package has. @param {Project} project @param {number} date */
const filesOf = (project, date) => ({
  [`${LIB}/apparmor-profile`]: linuxFile('apparmor-profile'),
  [`usr/share/zsh/vendor-completions/_${NAME}`]: linuxFile(`completions/_${NAME}`),
  [`usr/share/doc/${NAME}/copyright`]: copyright(project),
  [`usr/share/doc/${NAME}/changelog.gz`]: gzip(changelogOf(project, date)),
  [`usr/share/lintian/overrides/${NAME}`]: linuxFile('lintian-overrides'),
  'DEBIAN/postinst': linuxFile('postinst'),
  'DEBIAN/postrm': linuxFile('postrm'),
});

/** @param {string} tree */
const control = (tree, /** @type {Project} */ { version, author, description }) => {
  const packed = below(tree).filter((name) => !name.startsWith('DEBIAN'));
  const bytes = packed.reduce((sum, name) => sum + lstatSync(path.join(tree, name)).size, 0);
  return `Package: ${NAME}
Version: ${linuxVersion(version)}
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
  makeTree(unpacked, tree, project, date);
  putFiles(tree, filesOf(project, date));
  putFiles(tree, { 'DEBIAN/md5sums': sums(tree), 'DEBIAN/control': control(tree, project) });
  settle(tree, date, installedMode);
  const file = path.join(
    folder,
    `${NAME}_${linuxVersion(project.version)}_${debArch(process.arch)}.deb`,
  );
  const args = ['--root-owner-group', ...compression, '--build', tree, file];
  const env = { ...process.env, ...more, SOURCE_DATE_EPOCH: String(date) };
  await run('dpkg-deb', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  rmSync(tree, { recursive: true });
  chmodSync(folder, 0o755);
  chmodSync(file, 0o644);
  return file;
};
