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
  openImportSetup,
  refusalSentence,
  type ImportSetup,
} from './test-imports.ts';

const deleted = (setup: ImportSetup, importId: string) =>
  setup.home.core.commands['delete-password-line']({ importId });

const lineIsThere = async ({ file }: ImportSetup): Promise<boolean> =>
  (await readFile(file, 'latin1')).includes(`password=${CANARY}\r\n`);

describe("After an import the password's line", () => {
  it('is deleted by the yes: the rest of the file and its permissions are as they were', async () => {
    const setup = await openImportSetup();
    const more = 'x=\xe4\xff\r\n#end';
    await writeFile(setup.file, configFor(setup.home, more), 'latin1');
    await chmod(setup.file, 0o640);
    const before = await readFile(setup.file, 'latin1');
    const importId = await importedFrom(setup);
    expect(await deleted(setup, importId)).toEqual({ ok: true, value: null });
    const after = await readFile(setup.file, 'latin1');
    expect(after).toBe(before.replace(`password=${CANARY}\r\n`, ''));
    expect(after).toContain(more);
    expect((await stat(setup.file)).mode & 0o777).toBe(0o640);
    expect(await readdir(path.dirname(setup.file))).toEqual(['CasJobs.config']);
  });

  it('stays by the no', async () => {
    const setup = await openImportSetup();
    const importId = await importedFrom(setup);
    await setup.home.core.commands['leave-import']({ importId });
    expect(await deleted(setup, importId)).toMatchObject({ ok: false });
    expect(await lineIsThere(setup)).toBe(true);
  });

  it('stays where the keychain has lost the password', async () => {
    const setup = await openImportSetup();
    const importId = await importedFrom(setup);
    for (const name of setup.kept()) await setup.home.keychain.forget(name);
    const refused = await deleted(setup, importId);
    expect(refusalSentence(refused)).toMatch(/keychain does not/);
    expect(await lineIsThere(setup)).toBe(true);
  });

  it('stays where the keychain does not answer, which is said', async () => {
    const setup = await openImportSetup();
    const importId = await importedFrom(setup);
    setup.home.keychain.fails.set('read', 'keychain-locked');
    expect(await deleted(setup, importId)).toMatchObject({ error: { code: 'keychain-locked' } });
    expect(await lineIsThere(setup)).toBe(true);
  });

  it('stays where the file has changed meanwhile', async () => {
    const setup = await openImportSetup();
    const importId = await importedFrom(setup);
    await writeFile(setup.file, configFor(setup.home, '#new'), 'latin1');
    const refused = await deleted(setup, importId);
    expect(refusalSentence(refused)).toMatch(/has changed/);
    expect(await lineIsThere(setup)).toBe(true);
  });

  it('stays in a read-only file, which can be made writable', async () => {
    const setup = await openImportSetup();
    await chmod(setup.file, 0o444);
    const importId = await importedFrom(setup);
    const refused = await deleted(setup, importId);
    expect(refusalSentence(refused)).toMatch(/read-only/);
    expect(await lineIsThere(setup)).toBe(true);
    await chmod(setup.file, 0o600);
    expect(await deleted(setup, importId)).toMatchObject({ ok: true });
  });

  it('goes out of the file that a link leads to, and the link stays one', async () => {
    const setup = await openImportSetup();
    const folder = path.join(path.dirname(setup.file), 'links');
    await mkdir(folder);
    const by = path.join(folder, 'CasJobs.config');
    await symlink(setup.file, by);
    const importId = await importedFrom({ ...setup, file: by });
    expect(await deleted(setup, importId)).toMatchObject({ ok: true });
    expect(await lineIsThere(setup)).toBe(false);
    expect(await readFile(by, 'latin1')).toContain('wsid=4747');
    expect((await lstat(by)).isSymbolicLink()).toBe(true);
    expect(await readdir(folder)).toEqual(['CasJobs.config']);
  });

  it('stays where a hard link would keep it', async () => {
    const setup = await openImportSetup();
    await link(setup.file, `${setup.file}.too`);
    const importId = await importedFrom(setup);
    const refused = await deleted(setup, importId);
    expect(refusalSentence(refused)).toMatch(/other names/);
    expect(await lineIsThere(setup)).toBe(true);
  });
});

describe('What is no CasJobs.config', () => {
  const readAt = async (file: string) => {
    const { commands } = (await openImportSetup()).home.core;
    return commands['read-import']({ path: file });
  };

  it.each([
    ['a folder', (at: string) => mkdir(at), /not a file/],
    ['nothing', () => Promise.resolve(), /does not exist/],
    ['too large', (at: string) => writeFile(at, Buffer.alloc(64 * 1024 + 1, 'x')), /64 KB/],
    ['a page', (at: string) => writeFile(at, '<html><p>wsid</p></html>'), /not a CasJobs\.config/],
    ['a pipe', (at: string) => Promise.resolve(execFileSync('mkfifo', [at])), /not a file/],
  ])('is refused in words: %s', async (_what, make, words) => {
    const { file } = await openImportSetup();
    const other = `${file}.other`;
    await make(other);
    const refused = await readAt(other);
    expect(refused).toMatchObject({ error: { code: 'bad-input' } });
    expect(JSON.stringify(refused)).toMatch(words);
  });
});
