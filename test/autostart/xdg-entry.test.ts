// The text of an autostart entry: any path can be written, read and put in the place of another.
import { describe, expect, it } from 'vitest';
import { autostartEntry, readEntry, withProgram } from '../../electron/autostart/xdg-autostart.ts';
import { commandIn } from './commands.ts';

const oddPaths = [
  '/opt/a b/casjobs-tray',
  '/opt/$HOME/`id`/casjobs-tray',
  '/opt/"quoted"/casjobs-tray',
  String.raw`/opt/back\slash\n/casjobs-tray`,
  '/opt/100%/%f/%%u/casjobs-tray',
  "/opt/o'clock;rm -rf ~|&<>*?#()/casjobs-tray",
  '/opt/two\nlines\r\ttab/casjobs-tray',
  '/opt/Ünïcödé/casjobs-tray',
];

describe('an autostart entry', () => {
  it.each(oddPaths)('starts the very program, whatever its path is called: %j', (program) => {
    const entry = autostartEntry(program);
    expect(commandIn(entry)).toEqual([program, '--hidden']);
    expect(entry.split('\n').filter((line) => line.startsWith('Exec'))).toHaveLength(1);
    expect(entry.split('\n')).toHaveLength(10);
  });

  it('writes what the specification itself gives for a dollar and a backslash', () => {
    expect(autostartEntry(String.raw`/a$b\c`)).toContain(String.raw`Exec="/a\\$b\\\\c" --hidden`);
  });

  it.each(oddPaths)('tells what it starts, and what has to be there: %j', (program) => {
    const read = readEntry(autostartEntry(program), []);
    expect(read).toEqual({ isSwitchedOff: false, program, tryProgram: program });
  });

  it.each([
    ['/usr/bin/casjobs-tray --hidden', '/usr/bin/casjobs-tray'],
    ['casjobs-tray', 'casjobs-tray'],
    ['env LANG=C casjobs-tray', 'env'],
    ['', null],
  ])('that a person has written as %j starts %j', (exec, program) => {
    const read = readEntry(`[Desktop Entry]\nExec=${exec}\n`, []);
    expect(read).toMatchObject({ program, tryProgram: null });
  });

  it.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false', 'OnlyShowIn=KDE;', 'NotShowIn=XFCE;'])(
    'is switched off by %s',
    (line) => {
      const entry = `[Desktop Entry]\nExec=/bin/true\n${line}\n`;
      expect(readEntry(entry, ['X-Own', 'XFCE']).isSwitchedOff).toBe(true);
    },
  );

  it.each(['Hidden=false', 'OnlyShowIn=GNOME;XFCE;', 'NotShowIn=KDE;'])(
    'is not switched off by %s',
    (line) => {
      const entry = `[Desktop Entry]\nExec=/bin/true\n${line}\n`;
      expect(readEntry(entry, ['X-Own', 'XFCE']).isSwitchedOff).toBe(false);
    },
  );

  it('is not switched off by what another group of the file says', () => {
    const entry = '[Desktop Entry]\nExec=/bin/true\n[Desktop Action New]\nHidden=true\n';
    expect(readEntry(entry, []).isSwitchedOff).toBe(false);
  });

  it.each(oddPaths)('starts another program with all else as it was: %j', (program) => {
    const entry =
      '# mine\n[Desktop Entry]\nName=Jobs\nExec="/old app/it" --hidden --lang=de "a b"\nX-Delay=10\n';
    const mended = withProgram(entry, program);
    expect(commandIn(mended)).toEqual([program, '--hidden', '--lang=de', 'a b']);
    const others = (text: string): string[] =>
      text.split('\n').filter((line) => !line.startsWith('Exec='));
    expect(others(mended)).toEqual(others(entry));
  });

  it('has its second program changed with the first', () => {
    const mended = withProgram(autostartEntry('/old/it'), '/new/it');
    expect(mended).toBe(autostartEntry('/new/it'));
  });

  it('that starts nothing is written anew', () => {
    expect(withProgram('no entry at all', '/new/it')).toBe(autostartEntry('/new/it'));
  });
});
