import { describe, expect, it } from 'vitest';
import { readConfig } from '../../electron/account-import/casjobs-config.ts';
import { takeVariables } from '../../electron/account-import/environment.ts';
import { placeAt } from '../../electron/account-import/found-account.ts';

const read = (text: string) => readConfig(Buffer.from(text, 'latin1'));

describe('The service of a CasJobs.config', () => {
  it.each([
    ['http://casjobs.sdss.org/CasJobs/services/jobs.asmx', 'sdss', '', true, 'casjobs.sdss.org'],
    ['https://skyserver.sdss.org/casjobs/', 'sdss', '', false, null],
    ['http://galex.stsci.edu/casjobs', 'mast-galex', '', true, 'galex.stsci.edu'],
    ['http://mastweb.stsci.edu:80/PS1CasJobs/services/jobs.asmx', 'mast-ps1', '', true, null],
    ['http://x.org/CasJobs/services/jobs.asmx', 'other', 'https://x.org/CasJobs', true, null],
    ['https://x.org/casjobs', 'other', 'https://x.org/casjobs', false, null],
    ['http://127.0.0.1:8080/casjobs', 'other', 'http://127.0.0.1:8080/casjobs', false, null],
  ])('at %s is %s', (address, service, url, isUpgraded, movedFrom) => {
    expect(placeAt(address)).toMatchObject({ service, url, isUpgraded, movedFrom });
  });

  it.each(['', 'ftp://x.org/casjobs', 'http://me:geheim@x.org/casjobs', 'http://', 'not a url'])(
    'is not known by %j',
    (address) => expect(placeAt(address)).toBeNull(),
  );
});

describe('The proxy of a CasJobs.config', () => {
  it.each([
    ['proxyHost=proxy.example.org\nproxyPort=3128', 'proxy.example.org:3128'],
    ['proxyHost = 10.0.0.1 ', '10.0.0.1:80'],
    ['proxyHost=\nproxyPort=3128', null],
    ['proxyHost=user:secret@a\nproxyPort=1', null],
    ['proxyHost=a\nproxyPort=none', null],
    ['', null],
  ])('of %j is %s', (lines, proxy) => {
    expect(read(`wsid=47\npassword=x\n${lines}`)).toMatchObject({ ok: true, proxy });
  });
});

describe('A CasJobs.config', () => {
  it('says who, with which password, and where', () => {
    const text = 'wsid = 0047 \npassword=p w\njobs_location=https://x.org/c\nverbose=false\n';
    const place = { service: 'other', url: 'https://x.org/c' };
    expect(read(text)).toMatchObject({
      ok: true,
      found: { signInBy: 'wsId', who: '47', password: 'p w', place },
    });
  });

  it.each([
    ['no-config', '<html></html>'],
    ['no-config', ''],
    ['no-password', 'wsid=47\n#password=x'],
    ['no-ws-id', 'wsid=YOUR_WSID\npassword=x'],
    ['no-ws-id', 'password=x'],
  ])('that is none is told: %s', (why, text) => {
    expect(read(text)).toEqual({ ok: false, why });
  });
});

describe('Credentials in the environment', () => {
  it('are found under a WSID, and taken out of what later programs inherit', () => {
    const env = { CASJOBS_WSID: ' 4711 ', CASJOBS_PW: ' p ', HOME: '/home/mine' };
    expect(takeVariables(env)).toEqual({
      found: [{ signInBy: 'wsId', who: '4711', password: ' p ', place: null }],
      names: ['CASJOBS_WSID', 'CASJOBS_PW'],
    });
    expect(env).toEqual({ HOME: '/home/mine' });
  });

  it('are a user name in CASJOBS_USERID, or a WSID where it is a number', () => {
    const by = (CASJOBS_USERID: string) => takeVariables({ CASJOBS_USERID, CASJOBS_PW: 'p' }).found;
    expect(by('edwin')).toMatchObject([{ signInBy: 'userName', who: 'edwin' }]);
    expect(by('47')).toMatchObject([{ signInBy: 'wsId', who: '47' }]);
  });

  it('are shown as two where both variables are set, and as one where they say the same', () => {
    const both = { CASJOBS_WSID: '47', CASJOBS_PW: 'p' };
    expect(takeVariables({ ...both, CASJOBS_USERID: 'edwin' }).found).toHaveLength(2);
    expect(takeVariables({ ...both, CASJOBS_USERID: '047' }).found).toHaveLength(1);
  });

  it.each([
    {},
    { CASJOBS_WSID: '47' },
    { CASJOBS_PW: 'p' },
    { CASJOBS_WSID: 'x', CASJOBS_PW: 'p' },
  ])('are not there in part: %j', (env) =>
    expect(takeVariables({ ...env })).toEqual({ found: [], names: [] }),
  );
});
