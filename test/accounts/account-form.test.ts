import { describe, expect, it } from 'vitest';
import { readForm, type AccountForm } from '../../electron/accounts/account-form.ts';
import { form } from './test-accounts.ts';

const refusalOf = (part: Partial<AccountForm>) => {
  const outcome = readForm(form(part));
  return outcome.ok ? null : outcome.error;
};

const wantedOf = (part: Partial<AccountForm> = {}) => {
  const outcome = readForm(form(part));
  if (!outcome.ok) throw new Error(outcome.error.detail);
  return outcome.value;
};

describe('what is typed into the connect form', () => {
  it.each<[string, Partial<AccountForm>, string, RegExp]>([
    ['a service that is none', { service: 'mast-nowhere' }, 'service', /choose a service/i],
    ['no address', { service: 'other' }, 'url', /type the address/i],
    [
      'an address that is none',
      { service: 'other', url: 'my casjobs' },
      'url',
      /not a web address/i,
    ],
    ['http', { service: 'other', url: 'http://example.org/casjobs' }, 'url', /Only https/],
    ['a file', { service: 'other', url: 'file:///etc/casjobs' }, 'url', /Only https/],
    ['a password in the URL', { service: 'other', url: 'https://a:b@x.org' }, 'url', /leave/i],
    ['an empty WSID', { who: ' ' }, 'wsId', /whole number/],
    ['a user name for a WSID', { who: 'hubble' }, 'wsId', /whole number/],
    ['a WSID with a sign', { who: '-1' }, 'wsId', /whole number/],
    ['a WSID above 2^63', { who: '9223372036854775808' }, 'wsId', /whole number/],
    ['an empty user name', { signInBy: 'userName', who: '  ' }, 'userName', /type your user name/i],
    ['an empty password', { password: '' }, 'password', /type your password/i],
  ])('%s is refused at its field', (_, part, field, sentence) => {
    const refusal = refusalOf(part);
    expect(refusal).toMatchObject({ code: 'bad-input', field });
    expect(refusal?.detail).toMatch(sentence);
  });

  it.each([
    ['htps://x.org/casjobs', 'https://x.org/casjobs', /begin with https/],
    ['http://x.org/casjobs', 'https://x.org/casjobs', /Only https/],
    [
      'casjobs.sdss.org',
      'https://skyserver.sdss.org/CasJobs',
      /^casjobs\.sdss\.org is retired\. Its service is now at skyserver\.sdss\.org\.$/,
    ],
    ['https://x%2Eorg/c', 'https://x.org/c', /It leads to x\.org\.$/],
  ])('the address %s is refused, and %s is offered', (url, suggestion, sentence) => {
    const refusal = refusalOf({ service: 'other', url });
    expect(refusal).toMatchObject({ code: 'bad-input', field: 'url', suggestion });
    expect(refusal?.detail).toMatch(sentence);
  });

  it.each(['\ufeff47\u200b', '４７', '٤٧', '४७', '"47"', '0047'])(
    'the WSID %j is read as 47',
    (who) => expect(wantedOf({ who }).secret.wsId).toBe('47'),
  );

  it('a user name loses what nobody can see at its ends', () => {
    const { secret } = wantedOf({ signInBy: 'userName', who: '\ufeffhubble\u200b\r' });
    expect(secret.userName).toBe('hubble');
  });

  it('may hold spaces around everything but the password', () => {
    const { name, secret } = wantedOf({ who: ' 47 ', accountName: ' Mine ', password: ' p ' });
    expect(name).toBe('Mine');
    expect(secret).toEqual({ wsId: '47', userName: null, password: ' p ' });
  });

  it('may be a user name, whose WSID is not known yet', () => {
    const { secret } = wantedOf({ signInBy: 'userName', who: ' hubble ', password: 'p' });
    expect(secret).toEqual({ wsId: null, userName: 'hubble', password: 'p' });
  });

  it('needs no name: the service has one', () => {
    expect(wantedOf()).toMatchObject({
      name: 'Pan-STARRS',
      base: 'https://mastweb.stsci.edu/ps1casjobs',
    });
    const url = 'https://casjobs.example.org/CasJobs/services/jobs.asmx';
    expect(wantedOf({ service: 'other', url })).toMatchObject({
      name: 'casjobs.example.org',
      base: 'https://casjobs.example.org/CasJobs',
    });
    expect(wantedOf({ service: 'practice' })).toMatchObject({ name: 'Practice', base: '' });
  });
});
