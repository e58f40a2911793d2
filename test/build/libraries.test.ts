// npm start and libraries of the system that are missing, with stand-ins for ldd, dpkg-query and apt-get.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const linux = path.resolve(import.meta.dirname, '../../build/scripts/lib/linux.mjs');

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'casjobs-libraries-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, script: string): void =>
  writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

const isRoot = process.getuid?.() === 0;

/** @returns what apt-get was told, and what was said */
const needLibraries = (): { asked: string; said: string } => {
  const said = execFileSync(
    process.execPath,
    [
      '-e',
      `import(${JSON.stringify(linux)}).then((l) => l.needLibraries('/bin/true')).catch((e) => console.log(e.message))`,
    ],
    { env: { PATH: `${folder}:/usr/bin:/bin` }, encoding: 'utf8' },
  );
  return { asked: readFileSync(path.join(folder, 'asked'), 'utf8'), said };
};

it.runIf(process.platform === 'linux' && isRoot)(
  'root on Debian has the missing libraries installed',
  () => {
    put('ldd', "echo '\tlibgbm.so.1 => not found'; echo '\tlibnss3.so => not found'");
    put('dpkg-query', 'true');
    put('apt-get', `echo "$*" >> ${folder}/asked`);
    const { asked, said } = needLibraries();
    expect(asked).toMatch(/^update .*\n.* install .* libgbm1 libnss3\n$/);
    expect(said).toContain('Installing libraries that the app needs: libgbm1 libnss3');
  },
);

it.runIf(process.platform === 'linux')(
  'elsewhere, the commands that install them are named',
  () => {
    put('ldd', "echo '\tlibgbm.so.1 => not found'");
    put('dpkg-query', 'exit 1');
    writeFileSync(path.join(folder, 'asked'), '');
    const { asked, said } = needLibraries();
    expect(asked).toBe('');
    expect(said).toContain('sudo apt install libgbm1');
    expect(said).toContain('sudo dnf install mesa-libgbm');
  },
);
