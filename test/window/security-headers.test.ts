import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { headersOf } from '../../electron/window/page-address.ts';

const page = readFileSync(new URL('../../renderer/index.html', import.meta.url), 'utf8');

const rulesOf = (policy: string): string[] => policy.split(';').map((rule) => rule.trim());
const headers = headersOf('text/html');
const served = rulesOf(headers['Content-Security-Policy'] ?? '');

it("the headers repeat the page's own policy and forbid framing", () => {
  const own = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(page)?.[1] ?? '';
  expect(served).toEqual(expect.arrayContaining(rulesOf(own)));
  const more = served.filter((rule) => !rulesOf(own).includes(rule));
  expect(more).toEqual(["connect-src 'none'", "frame-ancestors 'none'"]);
});

it('the policy allows no foreign code and no outgoing requests', () => {
  expect(served.join(';')).not.toMatch(/unsafe|https?:|ws:|\*|blob:|strict-dynamic|nonce-/);
  expect(served.filter((rule) => /^(default|connect)-src/.test(rule))).toEqual([
    "default-src 'none'",
    "connect-src 'none'",
  ]);
});

it('the headers forbid content sniffing and cross-origin use', () => {
  expect(headers).toMatchObject({
    'Content-Type': 'text/html',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
  });
});
