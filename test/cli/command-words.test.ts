// Which command lines are commands of a terminal, and which open the window.
import { describe, expect, it } from 'vitest';
import { commandNames } from '../../electron/cli/command-table.ts';
import { commandWords, readArguments, UsageError } from '../../electron/cli/read-arguments.ts';

describe('commandWords', () => {
  it.each([
    '',
    '--hidden',
    '--cancel-by-id',
    '--practice',
    '--user-data-dir=x',
    '--no-sandbox --hidden',
    // A switch of Chromium that no command needs.
    '--force-device-scale-factor=2',
    '-',
    // Files to import.
    'CasJobs.config',
    '--no-sandbox ./CasJobs.config',
    '/home/me/jobs',
  ])('leaves `%s` to the window', (line) => {
    expect(commandWords(line.split(' '))).toBeNull();
  });

  it.each(['--json jobs', '-- jobs', '--user-data-dir x cancel 1', 'jobs ./CasJobs.config'])(
    'refuses `%s`, which opens no window',
    (line) => {
      const words = commandWords(line.split(' '));
      expect(words).toEqual(line.split(' '));
      expect(() => readArguments(words ?? [])).toThrow(UsageError);
    },
  );

  it('leaves a start without words to the window', () => {
    expect(commandWords([])).toBeNull();
  });

  it.each([...commandNames, '--help', '-h', '--version', 'no-such-command'])(
    'reads `%s` as a command',
    (word) => {
      expect(commandWords([word, '--json'])).toEqual([word, '--json']);
    },
  );

  it.each([
    '--user-data-dir=x',
    '--no-sandbox',
    '--log-level=3',
    '--enable-logging',
    '--enable-logging=stderr',
    '--js-flags=--expose-gc',
    '--ozone-platform=x11',
    '--ozone-platform-hint=auto',
    '--disable-gpu',
    '--inspect=0',
    '--inspect-brk=0',
    '--remote-debugging-port=0',
    '--remote-debugging-pipe',
  ])('leaves out %s, which is for Chromium', (word) => {
    expect(commandWords([word, 'jobs', '--all'])).toEqual(['jobs', '--all']);
    expect(commandWords(['jobs', word, '--all'])).toEqual(['jobs', '--all']);
  });
});
