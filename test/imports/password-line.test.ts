import { execFileSync } from 'node:child_process';
import {
  chmod,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  CANARY,
  configFor,
  importedFrom,
  openImportDesk,
  sentenceOf,
  type ImportDesk,
} from './desk.ts';

const deleted = (desk: ImportDesk, importId: string) =>
  desk.home.house.commands['delete-password-line']({ importId });

const lineIsThere = async ({ file }: ImportDesk): Promise<boolean> =>
  (await readFile(file, 'latin1')).includes(`password=${CANARY}\r\n`);

describe("After an import the password's line", () => {
  it('is deleted by the yes: the rest of the file and its permissions are as they were', async () => {
    const desk = await openImportDesk();
    const more = 'x=\xe4\xff\r\n#end';
    await writeFile(desk.file, configFor(desk.home, more), 'latin1');
    await chmod(desk.file, 0o640);
    const before = await readFile(desk.file, 'latin1');
    const importId = await importedFrom(desk);
    expect(await deleted(desk, importId)).toEqual({ ok: true, value: null });
    const after = await readFile(desk.file, 'latin1');
    expect(after).toBe(before.replace(`password=${CANARY}\r\n`, ''));
    expect(after).toContain(more);
    expect((await stat(desk.file)).mode & 0o777).toBe(0o640);
    expect(await readdir(path.dirname(desk.file))).toEqual(['CasJobs.config']);
  });

  it('stays by the no', async () => {
    const desk = await openImportDesk();
    const importId = await importedFrom(desk);
    await desk.home.house.commands['leave-import']({ importId });
    expect(await deleted(desk, importId)).toMatchObject({ ok: false });
    expect(await lineIsThere(desk)).toBe(true);
  });

  it('stays where the keychain has lost the password', async () => {
    const desk = await openImportDesk();
    const importId = await importedFrom(desk);
    for (const name of desk.kept()) await desk.home.keychain.forget(name);
    const refused = await deleted(desk, importId);
    expect(sentenceOf(refused)).toMatch(/keychain does not/);
    expect(await lineIsThere(desk)).toBe(true);
  });

  it('stays where the keychain does not answer, which is said', async () => {
    const desk = await openImportDesk();
    const importId = await importedFrom(desk);
    desk.home.keychain.fails.set('read', 'keychain-locked');
    expect(await deleted(desk, importId)).toMatchObject({ error: { code: 'keychain-locked' } });
    expect(await lineIsThere(desk)).toBe(true);
  });

  it('stays where the file has changed meanwhile', async () => {
    const desk = await openImportDesk();
    const importId = await importedFrom(desk);
    await writeFile(desk.file, configFor(desk.home, '#new'), 'latin1');
    const refused = await deleted(desk, importId);
    expect(sentenceOf(refused)).toMatch(/has changed/);
    expect(await lineIsThere(desk)).toBe(true);
  });

  it('stays in a read-only file, which can be made writable', async () => {
    const desk = await openImportDesk();
    await chmod(desk.file, 0o444);
    const importId = await importedFrom(desk);
    const refused = await deleted(desk, importId);
    expect(sentenceOf(refused)).toMatch(/read-only/);
    expect(await lineIsThere(desk)).toBe(true);
    await chmod(desk.file, 0o600);
    expect(await deleted(desk, importId)).toMatchObject({ ok: true });
  });

  it('goes out of the file that a link leads to, and the link stays one', async () => {
    const desk = await openImportDesk();
    const folder = path.join(path.dirname(desk.file), 'links');
    await mkdir(folder);
    const by = path.join(folder, 'CasJobs.config');
    await symlink(desk.file, by);
    const importId = await importedFrom({ ...desk, file: by });
    expect(await deleted(desk, importId)).toMatchObject({ ok: true });
    expect(await lineIsThere(desk)).toBe(false);
    expect(await readFile(by, 'latin1')).toContain('wsid=4747');
    expect((await lstat(by)).isSymbolicLink()).toBe(true);
    expect(await readdir(folder)).toEqual(['CasJobs.config']);
  });

  it('stays where a hard link would keep it', async () => {
    const desk = await openImportDesk();
    await link(desk.file, `${desk.file}.too`);
    const importId = await importedFrom(desk);
    const refused = await deleted(desk, importId);
    expect(sentenceOf(refused)).toMatch(/other names/);
    expect(await lineIsThere(desk)).toBe(true);
  });
});

describe('What is no CasJobs.config', () => {
  const readAt = async (file: string) => {
    const { commands } = (await openImportDesk()).home.house;
    return commands['read-import']({ path: file });
  };

  it.each([
    ['a folder', (at: string) => mkdir(at), /not a file/],
    ['nothing', () => Promise.resolve(), /no longer exists/],
    ['too large', (at: string) => writeFile(at, Buffer.alloc(64 * 1024 + 1, 'x')), /64 KB/],
    ['a page', (at: string) => writeFile(at, '<html><p>wsid</p></html>'), /not a CasJobs\.config/],
    ['a pipe', (at: string) => Promise.resolve(execFileSync('mkfifo', [at])), /not a file/],
  ])('is refused in words: %s', async (_what, make, words) => {
    const { file } = await openImportDesk();
    const other = `${file}.other`;
    await make(other);
    const refused = await readAt(other);
    expect(refused).toMatchObject({ error: { code: 'bad-input' } });
    expect(JSON.stringify(refused)).toMatch(words);
  });
});
