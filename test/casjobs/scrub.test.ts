import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { CasJobsError } from '../../electron/casjobs/errors.ts';
import { cleanError, scrub } from '../../electron/casjobs/scrub.ts';

const password = `Hu"b&b<l>e 'ü'`;
const secrets = { password, wsId: '4711' };
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('the words of a service', () => {
  it.each([
    password,
    "Hu\"b&amp;b&lt;l&gt;e 'ü'",
    'Hu&quot;b&amp;b&lt;l&gt;e &apos;ü&apos;',
    'Hu&quot;b&amp;b&lt;l&gt;e &#39;ü&#39;',
    encodeURIComponent(password),
    encodeURIComponent(password).toLowerCase(),
    new URLSearchParams({ p: password }).toString().slice(2),
    JSON.stringify(password).slice(1, -1),
    base64(password),
    base64(password).replace(/=/g, ''),
    Buffer.from(password).toString('base64url'),
    Buffer.from(password).toString('hex'),
  ])('lose the password written as %s', (form) => {
    expect(scrub(`before ${form} after`, secrets)).toBe('before ••• after');
  });

  it.each([
    'Hu&#34;b&#38;b&#60;l&#62;e &#39;&#252;&#39;',
    'Hu&#x22;b&#x26;b&#x3C;l&#x3e;e &#x27;&#xFC;&#x27;',
    password.toUpperCase(),
    password.replace(' ', '\n  '),
    password.normalize('NFD'),
    encodeURIComponent(encodeURIComponent(password)),
    base64(`user:${password}`),
    base64(base64(password)),
    'Hu\\u0022b\\u0026b\\u003cl\\u003ee \\u0027\\u00fc\\u0027',
    Buffer.from(password, 'utf16le').toString(),
  ])('are dropped whole where the password is hidden as %s', (form) => {
    expect(scrub(`before ${form} after`, secrets)).toBe('');
  });

  it('lose the WSID, but not a number that merely holds it', () => {
    expect(scrub('WSID 4711, 04711, job 47110 and 14711', secrets)).toBe(
      'WSID •••, •••, job 47110 and 14711',
    );
  });

  it('are dropped where so short a password is everywhere', () => {
    expect(scrub('The Moon is full.', { password: 'm' })).toBe('');
  });

  it.each(['', ' ', '$&', '\\', '%', '(', 'a\uD800'])('survive the password %j', (odd) => {
    expect(() => scrub(`x ${odd} %zz %ff &#x110000; \\u00`, { password: odd })).not.toThrow();
  });

  it('are kept where nothing is secret, up to 2,000 characters', () => {
    expect(scrub('The moon is full.', secrets)).toBe('The moon is full.');
    expect(scrub('The moon is full.', { password: '' })).toBe('The moon is full.');
    expect(scrub('la '.repeat(5000), secrets)).toHaveLength(2000);
  });
});

describe('an error that leaves the room', () => {
  it('is a new one that leads nowhere', () => {
    const cause = new Error(password);
    const inner = Object.assign(new CasJobsError('service-fault', `no ${password}`), { cause });
    const clean = cleanError(inner, secrets);
    expect(clean).not.toBe(inner);
    expect(clean).toMatchObject({ code: 'service-fault', detail: 'no •••' });
    expect(clean.cause).toBeUndefined();
    expect(inspect(clean, { showHidden: true })).not.toContain(password);
  });

  it('has no words if nobody foresaw it', () => {
    const clean = cleanError(
      Object.assign(new Error('boom'), { config: { data: password } }),
      secrets,
    );
    expect(clean).toMatchObject({ code: 'not-understood', detail: '' });
  });
});
