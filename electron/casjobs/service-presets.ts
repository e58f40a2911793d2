// The known CasJobs installations, those that surely work first, and the kinds of service that there are. Pure.

interface KindFacts {
  /** What its users type besides the password. A user name is turned into a WSID where that is what the service wants. */
  readonly signInBy: 'wsId' | 'userName';
  /** Whether the protocol can be chosen (Binding in service.ts). */
  readonly hasBindings: boolean;
  /** Whether it may reject a password that is right, for a reason of its own. */
  readonly rejectsByMistake: boolean;
  /** How BASE ends. The kind without one is that of all other addresses. */
  readonly baseEnd: RegExp | null;
}

/** What the app has to know of a kind of service. Their clients are registered in service-kinds.ts. */
export const serviceKinds = {
  soap: { signInBy: 'wsId', hasBindings: true, rejectsByMistake: true, baseEnd: null },
  rest: {
    signInBy: 'userName',
    hasBindings: false,
    rejectsByMistake: false,
    baseEnd: /\/RestApi$/i,
  },
} as const satisfies Record<string, KindFacts>;

export type ServiceKind = keyof typeof serviceKinds;

/** The kind of the service at a BASE. */
export const kindOf = (base: string): ServiceKind => {
  const kinds = Object.keys(serviceKinds) as ServiceKind[];
  return kinds.find((kind) => serviceKinds[kind].baseEnd?.test(base) === true) ?? 'soap';
};

export const factsOf = (base: string): KindFacts => serviceKinds[kindOf(base)];

/** The address of the website that belongs to a BASE. */
export const websiteOf = (base: string): string => {
  const { baseEnd } = factsOf(base);
  return baseEnd === null ? base : base.replace(baseEnd, '');
};

/** Where the users of a known installation sign in, if that is on another host; null otherwise. */
export const signInAtOf = (base: string): string | null =>
  presets.find((preset) => preset.base === base)?.signInAt ?? null;

/** Further choices besides these: the practice service, and an address that the user types. */
export const PRACTICE_ID = 'practice';
export const OTHER_ID = 'other';

/**
 * - `contexts`    it has the contexts of other missions, too
 * - `no-password` untested, and newer accounts may have no password for the web service
 * - `sciserver`   untested; for accounts of SciServer
 */
type PresetNote = 'contexts' | 'untested' | 'no-password' | 'sciserver';

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
  /** Where its users sign in, if that is not on the host of BASE; without a slash at its end. */
  readonly signInAt?: string;
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
    id: 'sdss-sciserver',
    label: 'SDSS SkyServer (SciServer account)',
    base: 'https://skyserver.sdss.org/CasJobs/RestApi',
    note: 'sciserver',
    accountName: 'SDSS',
    timeZone: BALTIMORE,
    signInAt: 'https://apps.sciserver.org/login-portal',
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
