// Makes an rpm out of the unpacked app, with rpmbuild alone. The same files give the same bytes.
import {
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  LIB,
  NAME,
  below,
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
import { at, jsonOf, madeFolder, run } from './tooling.mjs';

/** @typedef {import('./linux-files.mjs').Project} Project */

const LICENSE = `usr/share/licenses/${NAME}/LICENSE`;
const RELEASE = 1;

/**
 * What rpmbuild does not find in the programs: libraries that are loaded later. Fedora and openSUSE give their packages
 * different names, but both know which package has a library.
 */
const requires = ['libnotify.so.4()(64bit)', 'libsecret-1.so.0()(64bit)', 'xdg-utils'];
/** The keychains of GNOME and KDE; the last three are names of one in Fedora and openSUSE. */
const recommends = '(gnome-keyring or kf6-kwallet or kwalletd6 or kwalletd5)';

/** @param {string} arch of Node */
export const rpmArch = (arch) => ({ x64: 'x86_64', arm64: 'aarch64' })[arch] ?? arch;

/** rpmbuild splits names at spaces, quoted or not; a question mark stands for any character. @param {string} name */
const pattern = (name) => `/${name.replace(/[^\w./@+-]/g, '?')}`;

/** Text in which rpmbuild replaces nothing. @param {string} text */
const literal = (text) => text.replaceAll('%', '%%');

/** Its folders that no other package has. @param {string} name */
const isOwnFolder = (name) => name.startsWith(LIB) || name === path.dirname(LICENSE);

/** @param {string} tree @returns {string} the list of files, with modes and owners */
const filesIn = (tree) =>
  below(tree)
    .flatMap((name) => {
      const found = lstatSync(path.join(tree, name));
      if (found.isSymbolicLink()) return pattern(name);
      if (found.isDirectory())
        return isOwnFolder(name) ? `%dir %attr(0755, root, root) ${pattern(name)}` : [];
      const mode = installedMode(name).toString(8).padStart(4, '0');
      return `${name === LICENSE ? '%license ' : ''}%attr(${mode}, root, root) ${pattern(name)}`;
    })
    .join('\n');

/** The notes of the version as the changelog of an rpm. @param {Project} project @param {number} date */
const changelogOf = ({ version, author }, date) => {
  const [day, number, month, year] = new Date(date * 1000).toUTCString().split(/,? /);
  const lines = notesOf(version).map((item) => wrapped(item, '- ', '  '));
  return `* ${day} ${month} ${number} ${year} ${author} - ${linuxVersion(version)}-${RELEASE}\n${lines.join('\n')}`;
};

/** @param {string} tree @param {Project} project @param {number} date */
const specOf = (tree, project, date) => `Name: ${NAME}
Version: ${linuxVersion(project.version)}
Release: ${RELEASE}
Summary: Cancels CasJobs jobs from the system tray
License: MIT
Packager: ${literal(project.author)}
# Its libraries are for itself only.
AutoProv: no
${requires.map((one) => `Requires: ${one}`).join('\n')}
Recommends: ${recommends}

%description
${literal(wrapped(project.description, '', ''))}

CasJobs is the batch query service of SDSS, MAST and other archives.

%install
cp -al '${literal(tree)}/.' '%{buildroot}'

%files
${filesIn(tree)}

%changelog
${literal(changelogOf(project, date))}
`;

/**
 * No script runs when it is installed, upgraded or removed: rpm itself handles the link in /usr/bin, and Fedora and openSUSE
 * notice new icons and desktop entries.
 * @param {string} folder for rpmbuild's own files
 * @param {string} payload how the files are compressed, in rpm's words
 */
const macrosOf = (folder, payload) => ({
  _topdir: path.join(folder, 'rpmbuild'),
  _rpmdir: folder,
  _build_name_fmt: '%%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm',
  _binary_payload: payload,
  // Nothing in the package tells when and where it was made.
  _buildhost: 'localhost',
  use_source_date_epoch_as_buildtime: '1',
  clamp_mtime_to_source_date_epoch: '1',
  // Electron's programs are shipped as its project publishes them: not stripped, without links to debugging information.
  __os_install_post: '%{nil}',
  debug_package: '%{nil}',
  _build_id_links: 'none',
  // Libraries that lie beside the program.
  __requires_exclude: '^lib(ffmpeg|EGL|GLESv2|vk_swiftshader|vulkan)\\\\.so',
});

/**
 * @param {string} unpacked the folder of the unpacked app
 * @param {string} folder where the package goes; what lies there is removed
 * @param {{ version?: string, payload?: string }} [options] a version other than the project's, and other compression
 * @returns {Promise<string>} the package
 * @throws {import('./tooling.mjs').ExitError}
 */
export const makeRpm = async (unpacked, folder, { version, payload = 'w19.zstdio' } = {}) => {
  const project = /** @type {Project} */ (jsonOf('package.json'));
  if (version !== undefined) project.version = version;
  const date = await sourceDate();
  // Not in `folder`, whose path may contain a space.
  const work = mkdtempSync(path.join(os.tmpdir(), 'casjobs-tray-rpm-'));
  const tree = path.join(work, 'tree');
  const name = `${NAME}-${linuxVersion(project.version)}-${RELEASE}.${rpmArch(process.arch)}.rpm`;
  const file = path.join(folder, name);
  rmSync(folder, { recursive: true, force: true });
  madeFolder(folder);
  try {
    makeTree(unpacked, tree, project, date);
    putFiles(tree, {
      [LICENSE]: readFileSync(at('LICENSE')),
      [`usr/share/zsh/site-functions/_${NAME}`]: linuxFile(`completions/_${NAME}`),
    });
    settle(tree, date, installedMode);
    const spec = path.join(work, `${NAME}.spec`);
    writeFileSync(spec, specOf(tree, project, date));
    const macros = Object.entries(macrosOf(work, payload));
    const defines = macros.flatMap(([macro, value]) => ['--define', `${macro} ${value}`]);
    const args = ['-bb', '--quiet', '--target', rpmArch(process.arch), ...defines, spec];
    await run('rpmbuild', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      // Not this person's own macros.
      env: { ...process.env, HOME: path.join(work, 'home'), SOURCE_DATE_EPOCH: String(date) },
    });
    copyFileSync(path.join(work, name), file);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  chmodSync(folder, 0o755);
  chmodSync(file, 0o644);
  return file;
};
