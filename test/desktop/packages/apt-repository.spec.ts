// The signed apt repository: apt installs and upgrades from it, and rejects modified files.
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { asRoot, debFile, purge, projectRoot, execute } from './deb-tools.ts';

const { version } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
  version: string;
};
const folder = mkdtempSync(path.join(os.tmpdir(), 'repository-'));
const repository = path.join(folder, 'files');
const keyHome = path.join(folder, 'keys');
const keyring = '/usr/share/keyrings/casjobs-tray.asc';
const list = '/etc/apt/sources.list.d/casjobs-tray.list';
/** Of this repository only: the tests have no network. */
const onlyThis = ['-o', `Dir::Etc::sourcelist=${list}`, '-o', 'Dir::Etc::sourceparts=-'];

const publishFile = (file: string): Promise<unknown> =>
  execute(
    process.execPath,
    [path.join(projectRoot, 'build/scripts/apt-repository.mjs'), repository, 'tester', file],
    { env: { ...process.env, GNUPGHOME: keyHome } },
  );
const publish = (kind: 'this' | 'newer'): Promise<unknown> => publishFile(debFile(kind));
const update = (): Promise<string> => asRoot('apt-get', 'update', '-q', ...onlyThis);
/** What an update that does not fail says all the same. */
const warnings = async (): Promise<string> => {
  const command = ['-n', 'apt-get', 'update', '-q', ...onlyThis];
  return (await execute('sudo', command, { env: { ...process.env, LC_ALL: 'C' } })).stderr;
};
const installed = async (): Promise<string> =>
  (await execute('dpkg-query', ['-W', '-f', '${Version}', 'casjobs-tray'])).stdout;

test.afterAll(async () => {
  await purge();
  // apt would download the package from here in other tests.
  await asRoot('sh', '-c', `rm -f ${list} ${keyring} /var/lib/apt/lists/*_files_dists_stable_*`);
});

test('apt installs and upgrades from the repository, and rejects modified files', async () => {
  test.setTimeout(120_000);
  mkdirSync(keyHome, { mode: 0o700 });
  const newKey = ['--batch', '--passphrase', '', '--quick-gen-key', 'tester', 'ed25519', 'sign'];
  await execute('gpg', ['--homedir', keyHome, ...newKey, 'never']);
  await publish('this');
  // apt reads it as a user of its own.
  await execute('chmod', ['-R', 'a+rX', folder]);
  await asRoot('cp', path.join(repository, 'casjobs-tray.asc'), keyring);
  const source = `deb [signed-by=${keyring}] file:${repository} stable main`;
  await asRoot('sh', '-c', `echo '${source}' >${list}`);
  await update();
  await asRoot('apt-get', 'install', '-qy', ...onlyThis, 'casjobs-tray');
  expect(await installed()).toBe(version);

  await publish('newer');
  await update();
  await asRoot('apt-get', 'upgrade', '-qy', ...onlyThis);
  expect(await installed()).toBe('99.0.0');

  const other = path.join(folder, path.basename(debFile('this')));
  writeFileSync(other, 'not what was published');
  await expect(publishFile(other)).rejects.toThrow('is in the repository already');

  const index = path.join(repository, 'dists/stable/InRelease');
  const signed = readFileSync(index, 'utf8');
  writeFileSync(index, signed.replace('Label: CasJobs', 'Label: Casjobs'));
  // apt goes on with the index it had, and warns.
  expect(await warnings()).toContain('BADSIG');
  writeFileSync(index, signed);

  const packages = path.join(repository, 'dists/stable/main/binary-amd64/Packages.gz');
  const listed = readFileSync(packages);
  appendFileSync(packages, 'more');
  // One that apt has not read yet.
  await asRoot('sh', '-c', 'rm -f /var/lib/apt/lists/*_dists_stable_main_*');
  await expect(update()).rejects.toThrow(/unexpected size|Hash Sum mismatch/);
  writeFileSync(packages, listed);
  await update();

  await purge();
  await asRoot('apt-get', 'clean');
  appendFileSync(path.join(repository, 'pool', path.basename(debFile('newer'))), 'more');
  await expect(asRoot('apt-get', 'install', '-qy', ...onlyThis, 'casjobs-tray')).rejects.toThrow(
    /unexpected size|Hash Sum mismatch/,
  );
});
