// What was found where credentials lie in plain text, and which service it is for. Pure; holds passwords, shows none.
import { readEndpoint } from '../casjobs/endpoint.ts';
import { OTHER_ID, presets } from '../casjobs/service-presets.ts';
import { trimInvisible, withoutQuotes } from '../casjobs/normalize-input.ts';

export interface FoundAccount {
  readonly signInBy: 'wsId' | 'userName';
  readonly who: string;
  readonly password: string;
  /** Null where the source names no service, or none that can be used. */
  readonly place: FoundPlace | null;
}

export interface FoundPlace {
  /** A preset's id, or `other` with `url`. */
  readonly service: string;
  readonly url: string;
  readonly host: string;
  /** The source says http; https is used. */
  readonly isUpgraded: boolean;
  /** The host that the source names, where the service has another address now. */
  readonly movedFrom: string | null;
}

/** What stands around a password: nothing, a pair of quotes, or spaces. Either may be a part of it. */
export type PasswordEdges = 'none' | 'quotes' | 'spaces';

/** Without the quotes and spaces around it; as it is where nothing would be left. */
export const trimmedPassword = (password: string): string => {
  const trimmed = withoutQuotes(trimInvisible(password));
  return trimmed === '' ? password : trimmed;
};

export const passwordEdgesOf = (password: string): PasswordEdges => {
  const trimmed = trimmedPassword(password);
  if (trimmed === password) return 'none';
  return trimmed === trimInvisible(password) ? 'spaces' : 'quotes';
};

/** The service at an address, of which http is taken for https; null where it is no usable address. */
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
