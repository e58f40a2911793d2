// Files that are written whole or not at all.
import { spawnSync } from 'node:child_process';
import { lstat, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { writeAtomic, writeAtomicSync } from '../../electron/storage/atomic-file.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';
import { isUnix, unixOnly } from '../skips.ts';

const source = path.resolve(import.meta.dirname, '../../electron/storage/atomic-file.ts');

/**
 * Writes `text` in a process whose files may not grow above 8 KiB: the system takes the first part of what is longer,
 * and refuses the rest, as a disk does that fills up. Answers with what the write came to.
 */
const writeWhereItIsTight = async (folder: string, write: string, text: string) => {
  const js = ts.transpile(await readFile(source, 'utf8'), {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
  });
  await writeFile(path.join(folder, 'atomic-file.mjs'), js);
  const code = `import { ${write} as write } from './atomic-file.mjs';
    try { await write('file.json', '${text}'); console.log('written'); } catch (error) { console.log(error.code); }`;
  const command = `ulimit -f 8; exec '${process.execPath}' --input-type=module -e "$0"`;
  return spawnSync('bash', ['-c', command, code], { cwd: folder, encoding: 'utf8' }).stdout.trim();
};

describe.runIf(isUnix)('a disk that fills up during a write', unixOnly, () => {
  it.each(['writeAtomic', 'writeAtomicSync'])(
    'leaves the file as it was and nothing beside it, and says so (%s)',
    async (write) => {
      const folder = await temporaryFolder();
      await writeFile(path.join(folder, 'file.json'), 'as it was');
      expect(await writeWhereItIsTight(folder, write, 'x'.repeat(9 * 1024))).toBe('EFBIG');
      expect(await readFile(path.join(folder, 'file.json'), 'utf8')).toBe('as it was');
      expect((await readdir(folder)).sort()).toEqual(['atomic-file.mjs', 'file.json']);
      expect(await writeWhereItIsTight(folder, write, 'x'.repeat(8 * 1024))).toBe('written');
      expect(await readFile(path.join(folder, 'file.json'), 'utf8')).toBe('x'.repeat(8 * 1024));
    },
  );
});

describe('a file that is written whole', () => {
  it.runIf(isUnix)('stays a link where its person made it one', unixOnly, async () => {
    const folder = await temporaryFolder();
    const [link, target] = ['link.json', 'target.json'].map((name) => path.join(folder, name));
    await writeFile(target!, 'before');
    await symlink(target!, link!);
    await writeAtomic(link!, 'after');
    expect((await lstat(link!)).isSymbolicLink()).toBe(true);
    expect(await readFile(target!, 'utf8')).toBe('after');
  });

  it('is written over what a kill has left of an earlier write', async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, 'file.json');
    await writeFile(`${file}.new`, 'half of something that was longer than this');
    await writeAtomic(file, 'whole');
    expect(await readFile(file, 'utf8')).toBe('whole');
    writeAtomicSync(file, 'again');
    expect(await readFile(file, 'utf8')).toBe('again');
    expect(await readdir(folder)).toEqual(['file.json']);
  });
});
