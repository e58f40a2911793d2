// What the smoke test reads out of each system's own tools. Outputs of Linux were recorded; those of Windows and macOS
// are written by the documentation of their programs.
import { describe, expect, it } from 'vitest';
import { countEntries, readAutostarts, trayOwners } from '../../build/smoke/systems/linux.mjs';
import {
  applicationTypeOf,
  bundleOf,
  hasArchitecture,
  iconOwners,
  identifierOf,
} from '../../build/smoke/systems/macos.mjs';
import { systemOf } from '../../build/smoke/systems/system.mjs';
import { countTargets, readIcon, readRunValues } from '../../build/smoke/systems/windows.mjs';

describe('Linux', () => {
  it.each([
    ['(@ao [], @ao [])', 0],
    ["([objectpath '/org/freedesktop/secrets/collection/login/3'], @ao [])", 1],
    [
      "(['/org/freedesktop/secrets/collection/login/3', '/org/freedesktop/secrets/collection/login/14'], @ao [])",
      2,
    ],
  ])('counts the entries of %s', (text, count) => {
    expect(countEntries(text)).toBe(count);
  });

  it('reads who owns the tray items, in both forms of their names', () => {
    const text =
      "(<[':1.42/org/ayatana/NotificationItem/x', 'org.kde.StatusNotifierItem-7-1', ':1.9']>,)";
    expect(trayOwners(text)).toEqual([':1.42', 'org.kde.StatusNotifierItem-7-1', ':1.9']);
  });

  const program = "/opt/Zoë's apps/casjobs-tray";

  it.each([
    ['the entry', `[Desktop Entry]\nExec="${program}" --hidden\n`, true],
    ['no entry', '', false],
    ['an entry that is switched off', `Exec="${program}" --hidden\nHidden=true\n`, false],
    ['an entry of another program', 'Exec="/opt/other" --hidden\n', false],
    ['an entry that opens the window', `Exec="${program}"\n`, false],
  ])('reads start at login from %s', (_title, entry, isOn) => {
    expect(readAutostarts([entry, 'Exec=other --hidden'], program).isOn).toBe(isOn);
  });
});

describe('Windows', () => {
  const program = 'C:\\Users\\Zoë Muñoz\\AppData\\Local\\Programs\\casjobs-tray\\casjobs-tray.exe';

  it('counts the entries of the app, in any language', () => {
    const entry = (target: string): string =>
      `    Ziel: LegacyGeneric:target=${target}\r\n    Typ: Generisch\r\n\r\n`;
    const others = entry('git:https://example.org') + entry('CasJobs Traysome/x');
    expect(countTargets(others)).toBe(0);
    expect(countTargets(others + entry('CasJobs Tray/Smoke Zo\ufffd (127.0.0.1)'))).toBe(1);
  });

  const key = 'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\r\n';

  it.each([
    ['the quoted program', `    app    REG_SZ    "${program}" --hidden\r\n`, true],
    [
      'another case of the path',
      `    app    REG_SZ    "${program.toUpperCase()}" --hidden\r\n`,
      true,
    ],
    ['a path that is not quoted', `    app    REG_SZ    ${program} --hidden\r\n`, false],
    ['a start with the window', `    app    REG_SZ    "${program}"\r\n`, false],
    ['another program', '    Other    REG_SZ    "C:\\Other.exe" --hidden\r\n', false],
    ['nothing', '', false],
  ])('reads start at login from %s', (_title, line, isOn) => {
    expect(readRunValues(key + line, program).isOn).toBe(isOn);
  });

  it("finds the program's icon among those of others", () => {
    const block = (id: string, file: string, tip: string): string =>
      `HKEY_CURRENT_USER\\Control Panel\\NotifyIconSettings\\${id}\r\n` +
      `    ExecutablePath    REG_SZ    ${file}\r\n    InitialTooltip    REG_SZ    ${tip}\r\n\r\n`;
    const other = block('1', 'C:\\Windows\\explorer.exe', 'Power');
    const own = block('2', '{6D809377-6AF0}\\casjobs-tray\\casjobs-tray.exe', 'CasJobs Tray');
    expect(readIcon(other + own, program)).toBe('CasJobs Tray');
    expect(readIcon(other, program)).toBeNull();
    expect(readIcon('', program)).toBeNull();
  });
});

describe('macOS', () => {
  it('finds the bundle around a program', () => {
    expect(bundleOf('/Applications/CasJobs Tray.app/Contents/MacOS/CasJobs Tray')).toBe(
      '/Applications/CasJobs Tray.app',
    );
  });

  it.each([
    ['arm64\n', 'arm64', true],
    ['x86_64\n', 'x64', true],
    ['x86_64 arm64\n', 'arm64', true],
    ['x86_64\n', 'arm64', false],
    ['arm64e\n', 'arm64', false],
  ])('reads the architectures %j for %s', (text, arch, expected) => {
    expect(hasArchitecture(text, arch)).toBe(expected);
  });

  it('reads the identifier of a signature', () => {
    expect(identifierOf('Executable=/x\nIdentifier=org.casjobs-tray.app\nFormat=app\n')).toBe(
      'org.casjobs-tray.app',
    );
    expect(identifierOf('code object is not signed at all')).toBe('none');
  });

  it('reads the kind of an application', () => {
    expect(applicationTypeOf('"ApplicationType"="UIElement"\n')).toBe('UIElement');
    expect(applicationTypeOf('"ApplicationType" = "Foreground"')).toBe('Foreground');
    expect(applicationTypeOf('[ NULL ]')).toBeNull();
  });

  it('reads the owners of the menu bar items', () => {
    expect(iconOwners('["Control Center","CasJobs Tray"]\n')).toContain('CasJobs Tray');
    expect(iconOwners('execution error')).toBeNull();
    expect(iconOwners('{}')).toBeNull();
  });
});

describe('the system', () => {
  it.each<[NodeJS.Platform, boolean]>([
    ['linux', false],
    ['darwin', false],
    ['win32', true],
  ])('of %s is its own, and only Windows holds files shut', (platform, holds) => {
    expect(systemOf(platform).hold !== null).toBe(holds);
  });
});
