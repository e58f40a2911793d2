// What the smoke test prints, what it counts as failed, and how it finds secrets and installers.
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { onlyOne } from '../../build/smoke/installers/files.mjs';
import { readPrinted } from '../../build/smoke/practice.mjs';
import { createReport, finding, note, until } from '../../build/smoke/report.mjs';
import { ran } from '../../build/smoke/run.mjs';
import { searchSecret } from '../../build/smoke/secrets.mjs';
import { countOwed } from '../../build/smoke/steps.mjs';
import { electronIn, readMemoryTest, threadOutOfMemory } from '../../build/smoke/worker-memory.mjs';

const reported = (...findings: readonly ReturnType<typeof finding>[]) => {
  const lines: string[] = [];
  const report = createReport((line) => lines.push(line));
  findings.forEach((one, index) => report.add(`check ${index}`, one));
  const failed = report.end();
  return { lines, failed };
};

describe('the report', () => {
  it('has a line for each check, and fails by checks alone', () => {
    const { lines, failed } = reported(finding(true, 'a'), note('b'), finding(true, 'c'));
    expect(lines).toEqual([
      'ok   check 0: a',
      'note check 1: b',
      'ok   check 2: c',
      'smoke: 2 of 3 checks passed, 0 failed, 1 noted',
    ]);
    expect(failed).toBe(0);
  });

  it('counts what failed', () => {
    const { lines, failed } = reported(finding(false, 'no'), finding(true, 'yes'));
    expect([lines[0], failed]).toEqual(['FAIL check 0: no', 1]);
  });

  it('fails where nothing was checked', () => {
    expect(reported().failed).toBe(1);
  });

  it('keeps what a system said to one line, and to 200 characters', () => {
    const { lines } = reported(note(`a\r\n  b ${'x'.repeat(300)}`));
    expect(lines[0]).toMatch(/^note check 0: a b x+…$/);
    expect(lines[0]?.length).toBeLessThan(230);
  });
});

describe('waiting', () => {
  it('asks until it holds', async () => {
    let asked = 0;
    const seen = await until(() => Promise.resolve(finding((asked += 1) > 2, String(asked))));
    expect(seen).toEqual(finding(true, '3'));
  });

  it('ends with what was seen last', async () => {
    const seen = await until(() => Promise.resolve(finding(false, 'never')), 10);
    expect(seen).toEqual(finding(false, 'never'));
  });

  it('does not wait for what cannot be settled', async () => {
    let asked = 0;
    await until(() => {
      asked += 1;
      return Promise.resolve(note('no answer'));
    });
    expect(asked).toBe(1);
  });
});

describe('a program of the system', () => {
  it('is heard on both streams, with its exit code', async () => {
    const script = "console.log('out'); console.error('err'); process.exitCode = 3;";
    const { code, text } = await ran(process.execPath, ['-e', script]);
    expect(code).toBe(3);
    expect(text).toContain('out\n');
    expect(text).toContain('err\n');
  });

  it('that is not there has no exit code', async () => {
    expect(await ran('casjobs-tray-no-such-program', [])).toMatchObject({ code: null });
  });
});

describe('a secret', () => {
  const folder = (): string => {
    const made = mkdtempSync(path.join(os.tmpdir(), 'casjobs-smoke-'));
    onTestFinished(() => rmSync(made, { recursive: true }));
    mkdirSync(path.join(made, 'deep/er'), { recursive: true });
    writeFileSync(path.join(made, 'clean'), 'pass word');
    return made;
  };

  it.each<[string, BufferEncoding]>([
    ['UTF-8', 'utf8'],
    ['UTF-16', 'utf16le'],
  ])('is found at any depth, in %s', (_title, encoding) => {
    const made = folder();
    const file = path.join(made, 'deep/er/x.bin');
    writeFileSync(file, Buffer.from('__pässword__', encoding));
    expect(searchSecret(made, 'pässword')).toEqual({ files: 2, holding: [file] });
  });

  it('that is nowhere is found nowhere', () => {
    expect(searchSecret(folder(), 'pässword')).toEqual({ files: 1, holding: [] });
  });
});

describe('the practice service', () => {
  const whole = 'x\nURL       http://127.0.0.1:5/casjobs\nWSID      1\nUser name p\nPassword  pw\n';

  it('is read when it has said all', () => {
    expect(readPrinted(whole)).toEqual({
      base: 'http://127.0.0.1:5/casjobs',
      wsId: '1',
      password: 'pw',
    });
    expect(readPrinted(whole.slice(0, 40))).toBeNull();
  });
});

describe('the installer', () => {
  it('is the one file of its kind', () => {
    expect(onlyOne('.deb', ['a.AppImage', 'a.deb'])).toBe('a.deb');
  });

  it.each([[[]], [['a.deb', 'b.deb']]])('is missed among %j', (names) => {
    expect(() => onlyOne('.deb', names)).toThrow(/one file that ends with \.deb/);
  });
});

describe('outcomes of which no notification was shown', () => {
  it.each([
    ['{"pendingOutcomes":[{},{}]}', 2],
    ['{"pendingOutcomes":[]}', 0],
    ['{}', 0],
  ])('are counted in %s', (text, count) => {
    expect(countOwed(text)).toBe(count);
  });
});

describe('a thread out of memory', () => {
  it('ends alone in plain Node', async () => {
    expect(await threadOutOfMemory(process.execPath)).toMatchObject({ holds: true });
  });

  it.each(['', 'thread undefined\nmain goes on', 'main goes on, Node 24.0.0'])(
    'is not seen in %j',
    (text) => {
      expect(readMemoryTest(text).holds).toBe(false);
    },
  );

  it('is tried in the program that each system packs', () => {
    expect((['linux', 'win32', 'darwin'] as const).map(electronIn)).toEqual([
      'electron',
      'electron.exe',
      'Electron.app/Contents/MacOS/Electron',
    ]);
  });
});
