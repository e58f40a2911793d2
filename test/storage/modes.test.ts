// What the app writes is readable by its user only, whatever the umask of who starts it.
import { chmodSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openJsonFile } from '../../electron/storage/json-file.ts';
import { makePrivateFolder, writeErrorOf } from '../../electron/storage/disk-access.ts';
import { writeAtomic, writeAtomicSync } from '../../electron/storage/atomic-file.ts';
import { openLog } from '../../electron/log.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';
import { isUnix, unixOnly } from '../skips.ts';

const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8);

/** A folder of its own, while this is the umask. */
const folderUnder = async (umask: number): Promise<string> => {
  const folder = await temporaryFolder();
  const before = process.umask(umask);
  onTestFinished(() => void process.umask(before));
  return folder;
};

describe.runIf(isUnix).each([0o000, 0o022, 0o377])('with the umask %o', (umask) => {
  it('folders of the app are 0700, those above them too', unixOnly, async () => {
    const folder = await folderUnder(umask);
    makePrivateFolder(path.join(folder, 'a/b'));
    expect([modeOf(path.join(folder, 'a')), modeOf(path.join(folder, 'a/b'))]).toEqual([
      '700',
      '700',
    ]);
    expect(writeErrorOf(path.join(folder, 'profile'))).toBeNull();
    expect(modeOf(path.join(folder, 'profile'))).toBe('700');
  });

  it('a JSON file is 0600, its folder 0700', unixOnly, async () => {
    const file = path.join(await folderUnder(umask), 'profile/count.json');
    const count = { count: 0 };
    const schema = v.object({ count: v.number() });
    await (await openJsonFile({ file, schema, atFirst: count })).change(() => count);
    expect([modeOf(file), modeOf(path.dirname(file))]).toEqual(['600', '700']);
  });

  it('a file that is written over one of another mode is 0600', unixOnly, async () => {
    const file = path.join(await folderUnder(umask), 'file.json');
    for (const left of [file, `${file}.new`]) {
      writeFileSync(left, 'left');
      chmodSync(left, 0o666);
    }
    await writeAtomic(file, 'text');
    expect(modeOf(file)).toBe('600');
    chmodSync(file, 0o666);
    writeAtomicSync(file, 'text');
    expect(modeOf(file)).toBe('600');
  });

  it('the log is 0600, its folder 0700', unixOnly, async () => {
    const file = path.join(await folderUnder(umask), 'logs/main.log');
    const log = openLog({ file });
    log('started');
    log('ended');
    expect([modeOf(file), modeOf(path.dirname(file))]).toEqual(['600', '700']);
  });
});

it.runIf(isUnix)('a folder that is there keeps its mode', unixOnly, async () => {
  const folder = await temporaryFolder();
  chmodSync(folder, 0o755);
  makePrivateFolder(folder);
  expect(modeOf(folder)).toBe('755');
});
