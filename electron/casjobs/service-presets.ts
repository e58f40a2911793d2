// The known CasJobs installations, those that surely work first. Pure.

/** Further choices besides these: the practice service, and an address that the user types. */
export const PRACTICE_ID = 'practice';
export const OTHER_ID = 'other';

/**
 * - `contexts`    it has the contexts of other missions, too
 * - `no-password` untested, and newer accounts may have no password for the web service
 */
type PresetNote = 'contexts' | 'untested' | 'no-password';

interface Preset {
  readonly id: string;
  readonly label: string;
  readonly base: string;
  /** What users should know before they choose it; null if there is nothing. */
  readonly note: PresetNote | null;
  /** The suggested name of an account. */
  readonly accountName: string;
  /** The IANA zone in which the server probably writes its times: that of its city. */
  readonly timeZone: string;
}

/** MAST and SDSS are both in Baltimore. */
const BALTIMORE = 'America/New_York';
const MAST = 'https://mastweb.stsci.edu';

/** In the order of CONTRACT.md: in use in 2026, likely alive, not known. */
export const presets: readonly Preset[] = [
  {
    id: 'mast-ps1',
    label: 'MAST Pan-STARRS',
    base: `${MAST}/ps1casjobs`,
    note: 'contexts',
    accountName: 'Pan-STARRS',
    timeZone: BALTIMORE,
  },
  {
    id: 'mast-galex',
    label: 'MAST GALEX / HLSP',
    base: `${MAST}/gcasjobs`,
    note: null,
    accountName: 'GALEX',
    timeZone: BALTIMORE,
  },
  {
    id: 'mast-multi',
    label: 'MAST multi-mission',
    base: `${MAST}/mcasjobs`,
    note: null,
    accountName: 'MAST',
    timeZone: BALTIMORE,
  },
  {
    id: 'mast-hubble',
    label: 'MAST Hubble (HSC)',
    base: `${MAST}/hcasjobs`,
    note: 'untested',
    accountName: 'Hubble',
    timeZone: BALTIMORE,
  },
  {
    id: 'mast-kepler',
    label: 'MAST Kepler',
    base: `${MAST}/kplrcasjobs`,
    note: 'untested',
    accountName: 'Kepler',
    timeZone: BALTIMORE,
  },
  {
    id: 'sdss',
    label: 'SDSS SkyServer',
    base: 'https://skyserver.sdss.org/CasJobs',
    note: 'no-password',
    accountName: 'SDSS',
    timeZone: BALTIMORE,
  },
  {
    id: 'china-vo',
    label: 'China-VO',
    base: 'https://nadc.china-vo.org/casjobs',
    note: 'untested',
    accountName: 'China-VO',
    timeZone: 'Asia/Shanghai',
  },
];

/** Retired hosts and paths, and the preset to which their service has moved. */
const retired: readonly (readonly [host: string, path: RegExp, presetId: string])[] = [
  ['skyserver.sdss3.org', /^/, 'sdss'],
  ['cas.sdss.org', /^/, 'sdss'],
  ['casjobs.sdss.org', /^/, 'sdss'],
  ['galex.stsci.edu', /^\/casjobs(?:\/|$)/i, 'mast-galex'],
];

/** The id of the preset to which a retired address has moved; undefined if it is not known to be retired. */
export const presetMovedTo = (host: string, path: string): string | undefined =>
  retired.find(([old, below]) => old === host && below.test(path))?.[2];
