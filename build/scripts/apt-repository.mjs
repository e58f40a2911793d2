// Makes a signed apt repository, a folder of files for any web server, out of Debian packages:
// node build/scripts/apt-repository.mjs <folder> <key> <package…>
// The key is one of gpg's. Packages that are in the folder already stay, so upgrades can be added.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ExitError, ask, run, say, script } from './lib/tooling.mjs';

const SUITE = 'stable';
const COMPONENT = 'main';

/** @param {Buffer | string} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** What was published under a name stays: apt and mirrors keep its checksum. @param {string} file @param {string} pool */
const add = (file, pool) => {
  const target = path.join(pool, path.basename(file));
  if (existsSync(target) && !readFileSync(target).equals(readFileSync(file)))
    throw new ExitError(`${path.basename(file)} is in the repository already, with other content.`);
  copyFileSync(file, target);
};

/** What the index says of a package: its own fields, and where its file is. @param {string} folder @param {string} name */
const entryOf = async (folder, name) => {
  const file = path.join(folder, 'pool', name);
  const fields = await ask('dpkg-deb', ['--field', file]);
  if (fields === null) throw new ExitError(`${name} is not a Debian package.`);
  const bytes = readFileSync(file);
  const text = `${fields.trimEnd()}\nFilename: pool/${name}\nSize: ${bytes.length}\nSHA256: ${sha256(bytes)}\n`;
  return { architecture: /^Architecture: (.+)$/m.exec(fields)?.[1] ?? '', text };
};

/** @param {ReadonlyMap<string, Buffer | string>} indexes by their names in the suite's folder */
const releaseOf = (indexes, /** @type {readonly string[]} */ architectures) => {
  const sums = [...indexes].map(
    ([name, bytes]) => ` ${sha256(bytes)} ${Buffer.byteLength(bytes)} ${name}`,
  );
  return `Origin: CasJobs Tray
Label: CasJobs Tray
Suite: ${SUITE}
Codename: ${SUITE}
Date: ${new Date().toUTCString().replace('GMT', 'UTC')}
Architectures: ${architectures.join(' ')}
Components: ${COMPONENT}
SHA256:
${sums.join('\n')}
`;
};

await script(async () => {
  const [folder, key, ...packages] = process.argv.slice(2);
  if (!folder || !key || packages.length === 0)
    throw new ExitError('Give a folder, a key of gpg, and the packages.', 2);
  const pool = path.join(folder, 'pool');
  const suite = path.join(folder, 'dists', SUITE);
  mkdirSync(pool, { recursive: true });
  for (const file of packages) add(file, pool);

  const names = readdirSync(pool).filter((name) => name.endsWith('.deb'));
  const entries = await Promise.all(names.sort().map((name) => entryOf(folder, name)));
  const architectures = [...new Set(entries.map(({ architecture }) => architecture))].sort();
  /** @type {Map<string, Buffer | string>} */
  const indexes = new Map();
  for (const architecture of architectures) {
    const own = entries.filter((entry) => entry.architecture === architecture);
    const text = own.map((entry) => entry.text).join('\n');
    const name = `${COMPONENT}/binary-${architecture}/Packages`;
    indexes.set(name, text).set(`${name}.gz`, gzipSync(text));
  }
  for (const [name, bytes] of indexes) {
    mkdirSync(path.dirname(path.join(suite, name)), { recursive: true });
    writeFileSync(path.join(suite, name), bytes);
  }
  const release = path.join(suite, 'Release');
  writeFileSync(release, releaseOf(indexes, architectures));
  const gpg = ['--batch', '--yes', '--local-user', key];
  await run('gpg', [...gpg, '--output', path.join(suite, 'InRelease'), '--clearsign', release]);
  const publicKey = path.join(folder, 'casjobs-tray.asc');
  await run('gpg', ['--batch', '--yes', '--armor', '--output', publicKey, '--export', key]);
  say(`${names.length} packages are in ${folder}.`);
});
