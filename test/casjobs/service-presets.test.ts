import { describe, expect, it } from 'vitest';
import { readEndpoint } from '../../electron/casjobs/endpoint.ts';
import { OTHER_ID, PRACTICE_ID, presets } from '../../electron/casjobs/service-presets.ts';

describe('the services on offer', () => {
  it('are those of the contract in its order, Pan-STARRS first', () => {
    expect(presets.map(({ base }) => base)).toEqual([
      'https://mastweb.stsci.edu/ps1casjobs',
      'https://mastweb.stsci.edu/gcasjobs',
      'https://mastweb.stsci.edu/mcasjobs',
      'https://mastweb.stsci.edu/hcasjobs',
      'https://mastweb.stsci.edu/kplrcasjobs',
      'https://skyserver.sdss.org/CasJobs',
      'https://skyserver.sdss.org/CasJobs/RestApi',
      'https://nadc.china-vo.org/casjobs',
    ]);
  });

  it('say so where nobody has tried them', () => {
    const untested = presets.filter(({ note }) => note !== null && note !== 'contexts');
    expect(untested.map(({ label }) => label)).toEqual([
      'MAST Hubble (HSC)',
      'MAST Kepler',
      'SDSS SkyServer',
      'SDSS SkyServer (SciServer account)',
      'China-VO',
    ]);
  });

  it.each(presets)(
    'hold $label with an address as it would be read, and a zone that exists',
    (one) => {
      expect(readEndpoint(one.base)).toEqual({ ok: true, base: one.base });
      expect(() => new Intl.DateTimeFormat('en', { timeZone: one.timeZone })).not.toThrow();
      expect(one.accountName).not.toBe('');
    },
  );

  it('have ids of their own', () => {
    const ids = [...presets.map(({ id }) => id), PRACTICE_ID, OTHER_ID];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
