// What is read out of an answer, and which version is newer.
import { describe, expect, it } from 'vitest';
import { isNewer, readRelease } from '../../electron/updates/release.ts';

const source = { url: 'https://example.org/latest', pages: 'https://example.org/' };
const page = 'https://example.org/releases/1';
const reply = (part: Record<string, unknown> = {}): string =>
  JSON.stringify({ tag_name: 'v0.2.0', html_url: page, ...part });

describe('readRelease', () => {
  it.each([
    ['v0.2.0', '0.2.0'],
    ['0.2.0', '0.2.0'],
    ['v10.0.31+build.5', '10.0.31'],
  ])('reads the tag %s as version %s', (tag, version) => {
    expect(readRelease(reply({ tag_name: tag, body: 'Notes', assets: [] }), source)).toEqual({
      kind: 'release',
      release: { version, page },
    });
  });

  it.each([{ tag_name: 'v0.2.0-beta.1' }, { prerelease: true }, { draft: true }])(
    'offers no pre-release: %j',
    (part) => {
      expect(readRelease(reply(part), source)).toEqual({ kind: 'pre-release' });
    },
  );

  it.each([
    '',
    'not json',
    '[]',
    '{}',
    reply({ tag_name: 2 }),
    reply({ tag_name: 'nightly' }),
    reply({ tag_name: '0.2' }),
    reply({ tag_name: '00.2.0' }),
    reply({ tag_name: `${'9'.repeat(400)}.0.0` }),
    reply({ tag_name: 'v0.2.0\u202e' }),
    reply({ html_url: 'https://elsewhere.org/releases/1' }),
    reply({ html_url: undefined }),
  ])('takes %j for none', (text) => {
    expect(readRelease(text, source)).toEqual({ kind: 'none' });
  });
});

describe('isNewer', () => {
  it.each([
    ['0.2.0', '0.1.0'],
    ['0.1.1', '0.1.0'],
    ['0.1.10', '0.1.9'],
    ['1.0.0', '0.99.99'],
    ['0.2.0', '0.2.0-beta.1'],
  ])('takes %s for newer than %s', (release, running) => {
    expect(isNewer(release, running)).toBe(true);
  });

  it.each([
    ['0.1.0', '0.1.0'],
    ['0.1.0', '0.2.0'],
    ['0.9.9', '1.0.0'],
    ['0.1.9', '0.1.10'],
    ['0.1.9', '0.2.0-beta.1'],
    ['0.2.0', 'unknown'],
  ])('does not take %s for newer than %s', (release, running) => {
    expect(isNewer(release, running)).toBe(false);
  });
});
