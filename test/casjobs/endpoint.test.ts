import { describe, expect, it } from 'vitest';
import { jobPageUrl, jobsUrl, readEndpoint, usersUrl } from '../../electron/casjobs/endpoint.ts';
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
  ])('%j is read as %s', (typed, base) => {
    expect(readEndpoint(typed)).toEqual({ ok: true, base });
  });

  it.each([
    ['http://mastweb.stsci.edu/ps1casjobs', 'not-https'],
    ['http://127.0.0.1.example.org/a', 'not-https'],
    ['http://localhost.example.org/a', 'not-https'],
    ['http://1270.0.1/', 'bad-url'],
    ['http://[::2]/a', 'not-https'],
    ['http://0.0.0.0/a', 'not-https'],
    ['ftp://example.org/a', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['https://edwin@example.org/a', 'secret-in-url'],
    ['https://edwin:secret@example.org/a', 'secret-in-url'],
    ['   ', 'no-url'],
    ['https://', 'bad-url'],
    ['https://exa mple.org', 'bad-url'],
    ['https://exa\nmple.org', 'bad-url'],
  ])('%j is refused as %s', (typed, why) => {
    expect(readEndpoint(typed)).toEqual({ ok: false, why });
  });

  it('leads to the services and to the page of a job', () => {
    expect(jobsUrl(PS1)).toBe(`${PS1}/services/jobs.asmx`);
    expect(usersUrl(PS1)).toBe(`${PS1}/casusers.asmx`);
    expect(jobPageUrl(PS1, toJobId('9223372036854775807')!)).toBe(
      `${PS1}/jobdetails.aspx?id=9223372036854775807`,
    );
  });
});
