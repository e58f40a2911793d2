// An account found in a config file or the environment, and what the page is shown of it: never a password, nor its
// length. Pure.
import { readEndpoint } from '../casjobs/endpoint.ts';
import { OTHER_ID, presets } from '../casjobs/service-presets.ts';
import { trimInvisible, withoutQuotes } from '../casjobs/normalize-input.ts';

export interface FoundAccount {
  readonly signInBy: 'wsId' | 'userName';
  readonly who: string;
  readonly password: string;
  /** Null if the source names no service, or none that can be used. */
  readonly place: FoundPlace | null;
}

interface FoundPlace {
  /** A preset's id, or `other` with `url`. */
  readonly service: string;
  readonly url: string;
  readonly host: string;
  /** The source says http; https is used. */
  readonly isUpgraded: boolean;
  /** The host that the source names, if the service has moved from there. */
  readonly movedFrom: string | null;
}

/** What is around a password: nothing, a pair of quotes, or spaces. Either may be a part of it. */
type PasswordEdges = 'none' | 'quotes' | 'spaces';

/** The password without quotes and spaces around it, unless nothing else is left. */
export const trimmedPassword = (password: string): string => {
  const trimmed = withoutQuotes(trimInvisible(password));
  return trimmed === '' ? password : trimmed;
};

export const passwordEdgesOf = (password: string): PasswordEdges => {
  const trimmed = trimmedPassword(password);
  if (trimmed === password) return 'none';
  return trimmed === trimInvisible(password) ? 'spaces' : 'quotes';
};

/** The service at an address, http taken as https; null if the address can't be used. */
export const placeAt = (address: string): FoundPlace | null => {
  const read = readEndpoint(address);
  const isMoved = !read.ok && read.why === 'retired';
  const isHttp = !read.ok && read.why === 'not-https';
  const base = read.ok ? read.base : isMoved || isHttp ? read.suggestion : undefined;
  if (base === undefined) return null;
  const preset = presets.find((one) => one.base.toLowerCase() === base.toLowerCase());
  const place = {
    host: new URL(preset?.base ?? base).host,
    isUpgraded: isHttp || (isMoved && !/^\W*https/i.test(address)),
    movedFrom: isMoved ? (read.host ?? null) : null,
  };
  return preset
    ? { ...place, service: preset.id, url: '' }
    : { ...place, service: OTHER_ID, url: base };
};

export interface FindingView {
  readonly signInBy: 'wsId' | 'userName';
  /** The user name, or the last two digits of the WSID. */
  readonly who: string;
  /** What is around the password, and may be a part of it. */
  readonly edges: PasswordEdges;
  /** Null if the user has to name the service. */
  readonly place: FindingPlace | null;
}

interface FindingPlace {
  /** A preset's id, or `other`. */
  readonly service: string;
  readonly host: string;
  /** The source says http; https is used. */
  readonly isUpgraded: boolean;
  /** The old address that the source names. */
  readonly movedFrom: string | null;
}

export interface ImportPreview {
  readonly importId: string;
  readonly source: 'file' | 'environment';
  /** The file's path, or the names of the variables. */
  readonly from: string;
  readonly findings: readonly FindingView[];
  /** The proxy that a file names, `host:port`; it is only offered. */
  readonly proxy?: string;
}

/** The user's choice of one of the findings. `service` and `url` count if it has no place of its own. */
export interface ImportRequest {
  readonly importId: string;
  readonly finding: number;
  readonly service: string;
  readonly url: string;
  readonly accountName: string;
  /** Leave out what is around the password. */
  readonly trimPassword?: boolean;
  readonly forThisRunOnly: boolean;
}

export interface Imported {
  readonly accountKey: string;
  /** Where the password is still in plain text; `offersLine`: its line can be deleted. */
  readonly left:
    | { readonly kind: 'file'; readonly path: string; readonly offersLine: boolean }
    | {
        readonly kind: 'variables';
        readonly names: readonly string[];
        readonly system: 'windows' | 'other';
      };
}
