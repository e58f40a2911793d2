// A program that is replaced while it runs.
import { chmodSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { watchProgram } from '../../electron/platform/program-watch.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** As installers do: written beside it, then moved over it. */
const replace = (file: string): void => {
  writeFileSync(`${file}.new`, 'new');
  renameSync(`${file}.new`, file);
};

const open = () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casjobs-tray-test-'));
  folders.push(folder);
  const watched = (name: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, 'old');
    const changed = vi.fn();
    const program = watchProgram({ file, changed, settleMs: 20 });
    onTestFinished(() => program.close());
    return { file, program, changed };
  };
  const [own, other] = [watched('program'), watched('other')];
  /** Whatever has happened in the folder has been noticed after this. */
  const settle = async (): Promise<void> => {
    replace(other.file);
    await vi.waitFor(() => expect(other.program.isReplaced()).toBe(true));
  };
  return { ...own, settle };
};

describe('watchProgram', () => {
  it('notices a program that was moved over it, and reports it once', async () => {
    const { file, program, changed, settle } = open();
    expect(program.isReplaced()).toBe(false);
    replace(file);
    await vi.waitFor(() => expect(program.isReplaced()).toBe(true));
    replace(file);
    await settle();
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('notices a program that was written in place', async () => {
    const { file, program } = open();
    writeFileSync(file, 'another program');
    await vi.waitFor(() => expect(program.isReplaced()).toBe(true));
  });

  it('notices a program by itself where no event tells of it', async () => {
    const { file } = open();
    const folder = mkdtempSync(path.join(os.tmpdir(), 'casjobs-tray-test-'));
    folders.push(folder);
    const link = path.join(folder, 'link');
    // Nothing happens in the folder that is watched, which is the link's.
    symlinkSync(file, link);
    const program = watchProgram({ file: link, changed: vi.fn(), settleMs: 20 });
    onTestFinished(() => program.close());
    expect(program.isReplaced()).toBe(false);
    replace(file);
    await vi.waitFor(() => expect(program.isReplaced()).toBe(true));
  });

  it('ignores a program that is removed, until there is another one', async () => {
    const { file, program, changed, settle } = open();
    rmSync(file);
    await settle();
    expect(program.isReplaced()).toBe(false);
    expect(changed).not.toHaveBeenCalled();
    replace(file);
    await vi.waitFor(() => expect(program.isReplaced()).toBe(true));
  });

  it('ignores what happens to other files, and to its mode', async () => {
    const { file, program, settle } = open();
    chmodSync(file, 0o755);
    await settle();
    expect(program.isReplaced()).toBe(false);
  });

  it('does nothing where there is no such file', () => {
    const program = watchProgram({ file: '/nowhere/program', changed: vi.fn() });
    program.close();
    expect(program.isReplaced()).toBe(false);
  });
});
