import { describe, expect, it } from 'vitest';
import { readForm, type AccountForm } from '../../electron/accounts/form.ts';
import { form } from './desk.ts';

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
    ['an address that is none', { service: 'other', url: 'my casjobs' }, 'url', /no web address/i],
    ['http', { service: 'other', url: 'http://example.org/casjobs' }, 'url', /https only/],
    ['a file', { service: 'other', url: 'file:///etc/casjobs' }, 'url', /https only/],
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
