import { describe, expect, it } from 'vitest';
import { jobPageUrl, jobsUrl, readEndpoint, usersUrl } from '../../electron/casjobs/endpoint.ts';
import { toJobId } from '../../electron/casjobs/job.ts';

const PS1 = 'https://mastweb.stsci.edu/ps1casjobs';
const HTTPS_ONLY = 'CasJobs Tray talks https only; http is for this computer (127.0.0.1).';

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
    ['http://mastweb.stsci.edu/ps1casjobs', HTTPS_ONLY],
    ['http://127.0.0.1.example.org/a', HTTPS_ONLY],
    ['http://localhost.example.org/a', HTTPS_ONLY],
    ['http://1270.0.1/', null],
    ['http://[::2]/a', HTTPS_ONLY],
    ['http://0.0.0.0/a', HTTPS_ONLY],
    ['ftp://example.org/a', HTTPS_ONLY],
    ['file:///etc/passwd', HTTPS_ONLY],
    ['https://edwin@example.org/a', 'Leave the user name and password out of the address.'],
    ['https://edwin:secret@example.org/a', 'Leave the user name and password out of the address.'],
    ['   ', 'Type the address of the service.'],
    ['https://', null],
    ['https://exa mple.org', null],
    ['https://exa\nmple.org', null],
  ])('%j is refused with a sentence', (typed, why) => {
    const read = readEndpoint(typed);
    expect(read).toEqual({
      ok: false,
      why: why ?? 'This is no web address. One looks like https://example.org/casjobs',
    });
  });

  it('leads to the services and to the page of a job', () => {
    expect(jobsUrl(PS1)).toBe(`${PS1}/services/jobs.asmx`);
    expect(usersUrl(PS1)).toBe(`${PS1}/casusers.asmx`);
    expect(jobPageUrl(PS1, toJobId('9223372036854775807')!)).toBe(
      `${PS1}/jobdetails.aspx?id=9223372036854775807`,
    );
  });
});
