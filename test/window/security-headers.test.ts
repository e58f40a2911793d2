import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { headersOf } from '../../electron/window/page-address.ts';

const page = readFileSync(new URL('../../renderer/index.html', import.meta.url), 'utf8');

const rulesOf = (policy: string): string[] => policy.split(';').map((rule) => rule.trim());
const headers = headersOf('text/html');
const served = rulesOf(headers['Content-Security-Policy'] ?? '');

it('the page is served with the policy that it has itself, and may be framed by nobody', () => {
  const own = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(page)?.[1] ?? '';
  expect(served).toEqual(expect.arrayContaining(rulesOf(own)));
  const more = served.filter((rule) => !rulesOf(own).includes(rule));
  expect(more).toEqual(["connect-src 'none'", "frame-ancestors 'none'"]);
});

it('no rule of the policy lets code in that is not the app’s, or anything out', () => {
  expect(served.join(';')).not.toMatch(/unsafe|https?:|ws:|\*|blob:|strict-dynamic|nonce-/);
  expect(served.filter((rule) => /^(default|connect)-src/.test(rule))).toEqual([
    "default-src 'none'",
    "connect-src 'none'",
  ]);
});

it('a file is taken for what it is served as, and for nobody else’s page', () => {
  expect(headers).toMatchObject({
    'Content-Type': 'text/html',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
  });
});
