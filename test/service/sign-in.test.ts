// From a user name and password to a WSID.
import { describe, expect, it } from 'vitest';
import { CasJobsError } from '../../electron/casjobs/errors.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { always, serve, xml } from './local-server.ts';

describe('a user name', () => {
  const asked = async (status: number, headers: Record<string, string>, body: string) => {
    const { base, heard } = await serve(always(status, headers, body));
    const id = createSoapService({ base, binding: 'auto' }).webServiceId('ed win', 'a&b=c+d ü');
    const outcome = await id.catch((error: unknown) =>
      error instanceof CasJobsError ? error.code : error,
    );
    return { outcome, heard: heard[0]! };
  };
  const long = (text: string): string =>
    `<?xml version="1.0" encoding="utf-8"?>\r\n<long xmlns="http://Services.Cas.jhu.edu">${text}</long>`;

  it('is turned into a WSID by a form that is posted', async () => {
    const { outcome, heard } = await asked(200, xml, long('9007199254740993'));
    expect(outcome).toBe('9007199254740993');
    expect(heard.url).toBe('/CasJobs/casusers.asmx/GetWebServiceId');
    expect([...new URLSearchParams(heard.body)]).toEqual([
      ['userid', 'ed win'],
      ['password', 'a&b=c+d ü'],
    ]);
  });

  it.each([
    ['-1', long('-1'), 'credentials-rejected'],
    ['nothing', long(''), 'credentials-rejected'],
    ['an empty element', '<long xmlns="http://Services.Cas.jhu.edu" />', 'credentials-rejected'],
    ['a word', long('twelve'), 'not-understood'],
    ['no body at all', '', 'not-understood'],
    ['half an answer', long('12').slice(0, -3), 'not-understood'],
  ])('that is answered with %s is not signed in', async (_, body, code) => {
    expect((await asked(200, xml, body)).outcome).toBe(code);
  });

  it('is not signed in by an error that holds a number', async () => {
    expect((await asked(500, xml, long('12'))).outcome).toBe('not-understood');
  });
});
