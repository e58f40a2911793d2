import { describe, expect, it } from 'vitest';
import {
  isUsableBase,
  jobPageUrl,
  jobsUrl,
  readEndpoint,
  isThisComputer,
  usersUrl,
} from '../../electron/casjobs/endpoint.ts';
import { toJobId } from '../../electron/casjobs/job.ts';

const PS1 = 'https://mastweb.stsci.edu/ps1casjobs';

describe('the address of a service', () => {
  it.each([
    [PS1, PS1],
    [`  ${PS1}//  `, PS1],
    ['mastweb.stsci.edu/ps1casjobs', PS1],
    ['HTTPS://MASTWEB.STSCI.EDU:443/ps1casjobs', PS1],
    [`${PS1}/services/jobs.asmx`, PS1],
    [`${PS1}/Services/Jobs.ASMX/`, PS1],
    [`${PS1}/services/jobs.asmx?wsdl`, PS1],
    [`${PS1}/services/jobs.asmx?op=CancelJob#x`, PS1],
    [`${PS1}/services/jobs.asmx/CancelJob`, PS1],
    [`${PS1}/casusers.asmx`, PS1],
    [`${PS1}/jobdetails.aspx?id=7`, PS1],
    ['https://skyserver.sdss.org/CasJobs/', 'https://skyserver.sdss.org/CasJobs'],
    ['https://example.org', 'https://example.org'],
    ['http://127.0.0.1:8080/CasJobs', 'http://127.0.0.1:8080/CasJobs'],
    ['http://127.9.9.9/a', 'http://127.9.9.9/a'],
    ['http://localhost:1/a', 'http://localhost:1/a'],
    ['http://[::1]:1/a', 'http://[::1]:1/a'],
    ['https:/mastweb.stsci.edu/ps1casjobs', PS1],
    ['https//mastweb.stsci.edu/ps1casjobs', PS1],
    ['https/mastweb.stsci.edu/ps1casjobs', PS1],
    ['https:mastweb.stsci.edu/ps1casjobs', PS1],
    ['https;//mastweb.stsci.edu/ps1casjobs', PS1],
    ['https:///mastweb.stsci.edu/ps1casjobs', PS1],
    ['//mastweb.stsci.edu/ps1casjobs', PS1],
    ['://mastweb.stsci.edu/ps1casjobs', PS1],
    ['mastweb.stsci.edu//ps1casjobs', PS1],
    ['https:\\\\mastweb.stsci.edu\\ps1casjobs', PS1],
    ['mastweb.stsci.edu\\ps1casjobs', PS1],
    [`${PS1}\u200b`, PS1],
    [`\ufeff${PS1}/\u200e\u00a0`, PS1],
    [`${PS1}%20`, PS1],
    [`<${PS1}>`, PS1],
    [`"${PS1}/"`, PS1],
    [`“${PS1}”`, PS1],
    [`‘${PS1}’,`, PS1],
    [`(<${PS1}>).`, PS1],
    [`${PS1};`, PS1],
    [`${PS1}//services//jobs.asmx`, PS1],
    [`${PS1}/services/jobs.asmx?WSDL`, PS1],
    [`${PS1}/jobs.asmx/CancelJob`, PS1],
    [`${PS1}/casusers.asmx/GetWebServiceId`, PS1],
    [`${PS1}/services/`, PS1],
    [`${PS1}/default.aspx`, PS1],
    ['https://mastweb.stsci.edu./ps1casjobs', PS1],
    ['https://stp/casjobs', 'https://stp/casjobs'],
  ])('%j is read as %s', (typed, base) => {
    expect(readEndpoint(typed)).toEqual({ ok: true, base });
  });

  it.each([
    ['http://mastweb.stsci.edu/ps1casjobs', 'not-https', PS1],
    ['http//mastweb.stsci.edu/ps1casjobs/services/jobs.asmx', 'not-https', PS1],
    ['http://mastweb.stsci.edu:80/ps1casjobs', 'not-https', PS1],
    ['http://127.0.0.1.example.org/a', 'not-https', 'https://127.0.0.1.example.org/a'],
    ['http://localhost.example.org/a', 'not-https', 'https://localhost.example.org/a'],
    ['http://[::2]/a', 'not-https', 'https://[::2]/a'],
    ['http://0.0.0.0/a', 'not-https', 'https://0.0.0.0/a'],
    ['htps://mastweb.stsci.edu/ps1casjobs', 'scheme-in-url', PS1],
    ['ttps://mastweb.stsci.edu/ps1casjobs', 'scheme-in-url', PS1],
    ['HTPPS//mastweb.stsci.edu/ps1casjobs', 'scheme-in-url', PS1],
    ['https://https://mastweb.stsci.edu/ps1casjobs', 'scheme-in-url', PS1],
    ['http://https//mastweb.stsci.edu/ps1casjobs', 'scheme-in-url', PS1],
    ['htps://http://mastweb.stsci.edu/ps1casjobs', 'scheme-in-url', PS1],
    ['https://ｍａｓｔｗｅｂ.stsci.edu/ps1casjobs', 'other-host', PS1],
    ['https://mast%77eb.stsci.edu/ps1casjobs', 'other-host', PS1],
    ['https://mаstweb.stsci.edu/a', 'other-host', 'https://xn--mstweb-3nf.stsci.edu/a'],
    ['http://skyserver.sdss3.org/casjobs', 'retired', 'https://skyserver.sdss.org/CasJobs'],
    ['cas.sdss.org/CasJobs/default.aspx', 'retired', 'https://skyserver.sdss.org/CasJobs'],
    ['https://CasJobs.sdss.org', 'retired', 'https://skyserver.sdss.org/CasJobs'],
    ['https://galex.stsci.edu/casjobs/', 'retired', 'https://mastweb.stsci.edu/gcasjobs'],
  ])('%j is refused as %s, and %s is offered', (typed, why, suggestion) => {
    expect(readEndpoint(typed)).toMatchObject({ ok: false, why, suggestion });
  });

  it.each([
    ['http://1270.0.1/', 'bad-url'],
    ['1234567', 'bad-url'],
    ['https://5001/casjobs', 'bad-url'],
    ['ftp://example.org/a', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['C:\\casjobs', 'not-https'],
    ['https://edwin@example.org/a', 'secret-in-url'],
    ['https://edwin:secret@example.org/a', 'secret-in-url'],
    ['htps://edwin:secret@example.org/a', 'scheme-in-url'],
    ['   ', 'no-url'],
    ['\u200b\ufeff', 'no-url'],
    ['<>', 'no-url'],
    ['https://', 'bad-url'],
    ['https', 'bad-url'],
    ['https://https', 'bad-url'],
    ['https://example..org/a', 'bad-url'],
    ["https://it's/a", 'bad-url'],
    ['https://exa mple.org', 'bad-url'],
    ['https://exa\nmple.org', 'bad-url'],
    ['https://exa\u200bmple.org', 'unseen-in-url'],
    ['https://example.org/cas\u00adjobs', 'unseen-in-url'],
  ])('%j is refused as %s, and nothing is offered', (typed, why) => {
    expect(readEndpoint(typed)).toEqual({ ok: false, why });
  });

  it.each([
    [PS1, true],
    ['https://example.org//casjobs', true],
    ['http://127.0.0.1:8080/CasJobs', true],
    [`${PS1}/`, false],
    ['http://example.org/casjobs', false],
    ['https://me@example.org/casjobs', false],
    ['https://example.org/casjobs?x', false],
    ['casjobs', false],
  ])('stored as %j is usable: %s', (base, is) => expect(isUsableBase(base)).toBe(is));

  it('leads to the services and to the page of a job', () => {
    expect(jobsUrl(PS1)).toBe(`${PS1}/services/jobs.asmx`);
    expect(usersUrl(PS1)).toBe(`${PS1}/casusers.asmx`);
    expect(jobPageUrl(PS1, toJobId('9223372036854775807')!)).toBe(
      `${PS1}/jobdetails.aspx?id=9223372036854775807`,
    );
  });
});

describe('this computer', () => {
  it.each([
    ['https://127.0.0.1', true],
    ['https://127.1', true],
    ['https://localhost', true],
    ['https://LOCALHOST.', true],
    ['https://casjobs.localhost', true],
    ['https://[::1]', true],
    ['https://[::ffff:127.0.0.1]', true],
    ['https://localhost.example.org', false],
    ['https://mylocalhost', false],
    ['https://128.0.0.1', false],
    ['https://[::ffff:128.0.0.1]', false],
  ])('is what %s means (%s)', (url, isHere) => {
    expect(isThisComputer(new URL(url).hostname)).toBe(isHere);
  });
});
