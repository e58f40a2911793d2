import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { CasJobsError } from '../../electron/casjobs/errors.ts';
import { classifyFault } from '../../electron/casjobs/faults.ts';
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
    Buffer.from(password, 'utf16le').toString('latin1'),
    Buffer.from(password, 'utf16le').swap16().toString(),
    Buffer.from(password, 'latin1').toString(),
    Buffer.from(password).toString('latin1'),
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
  ])('are dropped whole where the password is hidden as %s', (form) => {
    expect(scrub(`before ${form} after`, secrets)).toBe('');
  });

  it('lose the WSID, but not a number that merely holds it', () => {
    expect(scrub('WSID 4711, 04711, job 47110 and 14711', secrets)).toBe(
      'WSID •••, •••, job 47110 and 14711',
    );
  });

  it('show a sign for what cannot be shown', () => {
    expect(scrub('near \u0000x \uFFFD \uFFFE \u000B', secrets)).toBe(
      'near \uFFFDx \uFFFD \uFFFD \uFFFD',
    );
  });

  it('are dropped where a wrong charset has left the letters of the password', () => {
    const damaged = Array.from(password).join('\uFFFD');
    expect(scrub(`before ${damaged} after`, secrets)).toBe('');
  });

  const long = 'correct horse battery staple, quietly reading under the lamp';
  const pieces = Array.from({ length: long.length - 5 }, (_, at) => long.slice(at, at + 5));
  const reasonOf = (text: string): string => {
    const refusal = classifyFault({ status: 500, text, faultCode: '', aboutJob: true });
    return cleanError(refusal, { password: long }).detail;
  };

  it.each([0, 7, 13, 20, 29, 41, 55])(
    'lose a password that the end of what is read goes through (%i)',
    (shift) => {
      const talkative = 'x'.repeat(shift) + long.repeat(2_000);
      const early = (end: number): string =>
        `${'x\n'.repeat(end / 2)}---> System.Exception: ${long} ---> z`;
      for (const text of [talkative, early(20_000 + 8 * shift), early(20_900 - 30 + shift)]) {
        const detail = reasonOf(text);
        expect(detail).not.toBe('');
        expect(pieces.filter((piece) => detail.includes(piece))).toEqual([]);
      }
    },
  );

  it('are dropped where so short a password is everywhere', () => {
    expect(scrub('The Moon is full.', { password: 'm' })).toBe('');
  });

  it.each(['', ' ', '$&', '\\', '%', '(', 'a\uD800'])('survive the password %j', (odd) => {
    expect(() => scrub(`x ${odd} %zz %ff &#x110000; \\u00`, { password: odd })).not.toThrow();
  });

  it('are kept where nothing is secret, up to 2,000 characters', () => {
    expect(scrub('The moon is full.', secrets)).toBe('The moon is full.');
    expect(scrub('The moon is full.', { password: '' })).toBe('The moon is full.');
    expect(scrub('la '.repeat(5000), secrets)).toMatch(/^(?:la ){666} …$/);
    expect(scrub(`${'a'.repeat(1997)}🔭bb`, secrets)).toBe(`${'a'.repeat(1997)}\uFFFD …`);
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
