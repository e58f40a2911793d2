// What was found where credentials lie in plain text, and which service it is for. Pure; holds passwords, shows none.
import { readEndpoint } from '../casjobs/endpoint.ts';
import { OTHER_ID, presets } from '../casjobs/presets.ts';

export interface Found {
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

/** Old addresses that still stand in people's files, in lower case. */
const moved: Readonly<Record<string, string>> = {
  'https://casjobs.sdss.org/casjobs': 'sdss',
  'https://galex.stsci.edu/casjobs': 'mast-galex',
};

/** The service at an address, of which http is taken for https; null where it is no usable address. */
export const placeAt = (address: string): FoundPlace | null => {
  const asItIs = readEndpoint(address);
  const endpoint = asItIs.ok ? asItIs : readEndpoint(overHttps(address));
  if (!endpoint.ok) return null;
  const { base } = endpoint;
  const id = moved[base.toLowerCase()];
  const preset = presets.find(
    (one) => one.id === id || one.base.toLowerCase() === base.toLowerCase(),
  );
  const { host } = new URL(preset?.base ?? base);
  const place = { host, isUpgraded: !asItIs.ok };
  const movedFrom = id === undefined ? null : new URL(base).host;
  if (preset) return { ...place, service: preset.id, url: '', movedFrom };
  return { ...place, service: OTHER_ID, url: base, movedFrom: null };
};

/** The same address over https, without the port that stands for http. */
const overHttps = (address: string): string => {
  const text = address.trim();
  if (!/^http:/i.test(text) || !URL.canParse(text)) return text;
  const { username, password, host, pathname } = new URL(text);
  // What stands before the host is a secret, which the reader of addresses refuses.
  return username + password === '' ? `https://${host}${pathname}` : text;
};
