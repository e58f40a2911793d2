// What the user types as a program: what is refused, and at which field.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLineOf, readProgram } from '../../electron/hook/program-input.ts';
import { isUnix, unixOnly } from '../skips.ts';
import { smallPrograms } from './small-programs.ts';

const system = process.platform;
const node = process.execPath;

const refusal = async (
  typed: { path: string; arguments?: readonly string[] },
  platform = system,
): Promise<string> => {
  const read = await readProgram({ arguments: [], ...typed }, platform);
  return read.ok ? 'stored' : `${read.error.field ?? ''}: ${read.error.detail}`;
};

describe('a program that is typed', () => {
  it.each([node, ` ${node} `, `"${node}"`])('is stored by its path: %s', async (typed) => {
    const words = ['a b', '$(id)', ''];
    expect(await readProgram({ path: typed, arguments: words }, system)).toEqual({
      ok: true,
      value: { path: node, arguments: words },
    });
  });

  it('is refused without a path', async () => {
    expect(await refusal({ path: '  ' })).toBe('program: Type the full path of the program.');
  });

  it.each(['node', './node', '../node', '~/bin/notify', 'C:\\x.exe'])(
    'is refused where the path is relative: %s',
    async (typed) => {
      expect(await refusal({ path: typed }, 'linux')).toContain('program: Type the full path');
    },
  );

  it.each(['x.exe', '\\x.exe', 'C:x.exe', '/x.exe'])(
    'is refused where a path of Windows depends on the current drive or folder: %s',
    async (typed) => {
      expect(await refusal({ path: typed }, 'win32')).toContain('program: Type the full path');
    },
  );

  it.each(['C:\\x.bat', 'c:\\x.CMD', '\\\\server\\share\\x.cmd', 'C:\\x.bat. .'])(
    'is refused where Windows would need a shell: %s',
    async (typed) => {
      expect(await refusal({ path: typed }, 'win32')).toContain('only in a shell');
    },
  );

  it('is refused where no file has the path', async () => {
    const { folder } = await smallPrograms();
    const gone = path.join(folder, 'gone');
    expect(await refusal({ path: gone })).toBe('program: There is no file with this path.');
    expect(await refusal({ path: folder })).toBe('program: This is not a file.');
  });

  it.runIf(isUnix)('is refused where it may not be executed', unixOnly, async () => {
    const programs = await smallPrograms();
    const file = await programs.executable('plain.sh', '#!/bin/sh\n', 0o600);
    expect(await refusal({ path: file })).toContain('allow it with chmod +x');
  });

  it.each(['a\0b', 'a\nb', 'a\u202eb', '\ud800'])(
    'is refused with a character that hides something: %j',
    async (odd) => {
      expect(await refusal({ path: `${node}${odd}` })).toContain('program: Line breaks');
      expect(await refusal({ path: node, arguments: ['x', odd] })).toContain('arguments: Line');
    },
  );

  it('is refused where it is too long to be shown', async () => {
    const long = { path: node, arguments: ['x'.repeat(1_500), 'x'.repeat(1_500)] };
    expect(await refusal(long)).toBe(
      'arguments: The program and its arguments are longer than 3,000 characters.',
    );
  });
});

it('a command line is shown with each part in quotes', () => {
  expect(commandLineOf({ path: '/usr/bin/notify', arguments: ['a b', ''] })).toEqual([
    '“/usr/bin/notify”',
    '“a b”',
    '“”',
  ]);
});
