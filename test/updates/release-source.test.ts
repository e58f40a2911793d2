// Which package.json leads to which place of releases.
import { describe, expect, it } from 'vitest';
import { releasePageOf, releaseSourceOf } from '../../electron/updates/release-source.ts';

const github = {
  url: 'https://api.github.com/repos/sky/casjobs-tray/releases/latest',
  pages: 'https://github.com/sky/casjobs-tray/',
};

describe('releaseSourceOf', () => {
  it.each([
    [{ repository: 'github:sky/casjobs-tray' }],
    [{ repository: 'https://github.com/sky/casjobs-tray' }],
    [{ repository: { type: 'git', url: 'git+https://github.com/sky/casjobs-tray.git' } }],
    [{ homepage: 'https://github.com/sky/casjobs-tray#readme' }],
    [{ repository: 'gitlab:sky/other', homepage: 'https://github.com/sky/casjobs-tray' }],
  ])('reads %j as a repository of GitHub', (manifest) => {
    expect(releaseSourceOf(manifest)).toEqual(github);
  });

  it('prefers an address of its own', () => {
    const manifest = {
      releases: 'https://example.org/casjobs-tray/latest.json',
      repository: 'github:sky/casjobs-tray',
    };
    expect(releaseSourceOf(manifest)).toEqual({
      url: 'https://example.org/casjobs-tray/latest.json',
      pages: 'https://example.org/',
    });
  });

  it('allows http only on this computer', () => {
    expect(releaseSourceOf({ releases: 'http://127.0.0.1:8080/latest' })).toEqual({
      url: 'http://127.0.0.1:8080/latest',
      pages: 'http://127.0.0.1:8080/',
    });
    expect(releaseSourceOf({ releases: 'http://example.org/latest' })).toBeNull();
  });

  it.each([
    [{}],
    [null],
    [{ repository: 5 }],
    [{ repository: 'https://example.org/sky/casjobs-tray' }],
    [{ homepage: 'https://github.com/sky' }],
    [{ homepage: 'https://github.com.example.org/sky/casjobs-tray' }],
    [{ releases: 'latest.json' }],
    [{ releases: 'https://me:secret@example.org/latest' }],
    [{ releases: 'file:///etc/passwd' }],
  ])('finds no place in %j', (manifest) => {
    expect(releaseSourceOf(manifest)).toBeNull();
  });
});

describe('releasePageOf', () => {
  it('takes a page of the same repository', () => {
    const page = `${github.pages}releases/tag/v0.2.0`;
    expect(releasePageOf(github, page)).toBe(page);
  });

  it.each([
    'https://github.com/other/casjobs-tray/releases/tag/v0.2.0',
    'https://github.com/sky/casjobs-tray/../../other/x',
    'https://example.org/sky/casjobs-tray/',
    'http://github.com/sky/casjobs-tray/releases',
    'https://me@github.com/sky/casjobs-tray/',
    'javascript:alert(1)',
    'releases/tag/v0.2.0',
    `https://github.com/sky/casjobs-tray/${'x'.repeat(500)}`,
  ])('refuses %s', (address) => {
    expect(releasePageOf(github, address)).toBeNull();
  });
});
