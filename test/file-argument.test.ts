// Which words of a start name files to import, and where those are.
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { absoluteFile, fileArguments } from '../electron/file-argument.ts';

describe('fileArguments', () => {
  it.each([
    [['CasJobs.config']],
    [['casjobs.CONFIG']],
    [['./jobs']],
    [['../my files/CasJobs.config']],
    [['/home/me/old']],
    [['C:\\Users\\me\\CasJobs.config']],
    [['file:///home/me/CasJobs.config']],
    [['a/CasJobs.config', 'b/CasJobs.config']],
  ])('takes %j for files', (words) => {
    expect(fileArguments(words)).toEqual(words);
  });

  it.each([
    [[]],
    [['jobs']],
    [['jbos']],
    [['cancel', '5001']],
    [['jobs', './CasJobs.config']],
    [['--user-data-dir=/home/me']],
    [['-']],
  ])('takes no word of %j for a file', (words) => {
    expect(fileArguments(words)).toEqual([]);
  });

  it('leaves options out, wherever Chromium has put them', () => {
    expect(fileArguments(['--no-sandbox', '--lang=en', 'CasJobs.config'])).toEqual([
      'CasJobs.config',
    ]);
    expect(fileArguments(['CasJobs.config', '--no-sandbox'])).toEqual(['CasJobs.config']);
  });

  it('does not take the folder of the app for a file', () => {
    expect(fileArguments(['--inspect=0', '/home/me/casjobs-tray'], true)).toEqual([]);
    expect(fileArguments(['.', './CasJobs.config'], true)).toEqual(['./CasJobs.config']);
  });
});

describe('absoluteFile', () => {
  const folder = path.join(os.tmpdir(), 'casjobs tray');
  const inFolder = path.join(folder, 'my files', 'CasJobs.config');

  it.each([
    ['a relative path', path.join('my files', 'CasJobs.config')],
    ['an absolute path', inFolder],
    ['the address of a file', pathToFileURL(inFolder).href],
  ])('reads %s', (_, word) => {
    expect(absoluteFile(word, folder)).toBe(inFolder);
  });

  it.each([
    ['a character that no path has', 'Cas\0Jobs.config'],
    ['a path that is too long', `/${'x'.repeat(8_000)}`],
    ['the address of another computer', 'file://example.org/x%2Fy/CasJobs.config'],
    ['a broken address', 'file:///%'],
  ])('refuses %s', (_, word) => {
    expect(absoluteFile(word, folder)).toBeNull();
  });
});
