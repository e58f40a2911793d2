// The installations that are known, the surest first. Pure; knows no network and no account.

/** The services that the app offers besides these: its own, and an address that the person types. */
export const PRACTICE_ID = 'practice';
export const OTHER_ID = 'other';

/**
 * - `contexts`    it has the contexts of other missions as well
 * - `no-password` untested, and newer accounts may have no password for this way of asking
 */
type PresetNote = 'contexts' | 'untested' | 'no-password';

interface Preset {
  readonly id: string;
  readonly label: string;
  readonly base: string;
  /** What a person should know before picking it; null where there is nothing to add. */
  readonly note: PresetNote | null;
  /** The name offered for an account here. */
  readonly accountName: string;
  /** The IANA zone in which the server is thought to write its times: that of its city. */
  readonly timeZone: string;
}

/** MAST and SDSS both stand in Baltimore. */
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

/** Hosts and paths that are no more, and the preset that their service has become. */
const retired: readonly (readonly [host: string, path: RegExp, presetId: string])[] = [
  ['skyserver.sdss3.org', /^/, 'sdss'],
  ['cas.sdss.org', /^/, 'sdss'],
  ['casjobs.sdss.org', /^/, 'sdss'],
  ['galex.stsci.edu', /^\/casjobs(?:\/|$)/i, 'mast-galex'],
];

/** The id of the preset that an old address leads to now; undefined where it is not known to be old. */
export const presetNowAt = (host: string, path: string): string | undefined =>
  retired.find(([old, below]) => old === host && below.test(path))?.[2];
