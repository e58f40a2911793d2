// The signed apt repository: a package is installed and upgraded from it, and a changed index is refused.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { asRoot, packageOf, purge, root, run } from './machine.ts';

const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  version: string;
};
const folder = mkdtempSync(path.join(os.tmpdir(), 'repository-'));
const repository = path.join(folder, 'files');
const keyHome = path.join(folder, 'keys');
const keyring = '/usr/share/keyrings/casjobs-tray.asc';
const list = '/etc/apt/sources.list.d/casjobs-tray.list';
/** Of this repository only: the tests have no network. */
const onlyThis = ['-o', `Dir::Etc::sourcelist=${list}`, '-o', 'Dir::Etc::sourceparts=-'];

const publish = (kind: 'this' | 'newer'): Promise<unknown> =>
  run(
    process.execPath,
    [path.join(root, 'build/scripts/apt-repository.mjs'), repository, 'tester', packageOf(kind)],
    { env: { ...process.env, GNUPGHOME: keyHome } },
  );
const update = (): Promise<string> => asRoot('apt-get', 'update', '-q', ...onlyThis);
const installed = async (): Promise<string> =>
  (await run('dpkg-query', ['-W', '-f', '${Version}', 'casjobs-tray'])).stdout;

test.afterAll(purge);

test('installs and upgrades from the repository, and apt refuses a changed index', async () => {
  test.setTimeout(120_000);
  mkdirSync(keyHome, { mode: 0o700 });
  const newKey = ['--batch', '--passphrase', '', '--quick-gen-key', 'tester', 'ed25519', 'sign'];
  await run('gpg', ['--homedir', keyHome, ...newKey, 'never']);
  await publish('this');
  // apt reads it as a user of its own.
  await run('chmod', ['-R', 'a+rX', folder]);
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

  const index = path.join(repository, 'dists/stable/InRelease');
  writeFileSync(index, readFileSync(index, 'utf8').replace('Label: CasJobs', 'Label: Casjobs'));
  // apt goes on with the index it had, and warns.
  const { stderr } = await run('sudo', ['-n', 'apt-get', 'update', '-q', ...onlyThis], {
    env: { ...process.env, LC_ALL: 'C' },
  });
  expect(stderr).toContain('BADSIG');
});
