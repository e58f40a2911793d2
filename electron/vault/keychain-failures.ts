// From the words of the systems' keychains to codes, and to words that can be shown. Pure.
import type { KeychainFailure } from './vault.ts';

type Signs = readonly (readonly [RegExp, KeychainFailure])[];

/**
 * libsecret 0.20 with GNOME Keyring 42 and KWallet 5.103, and D-Bus. Some of it is translated; a desktop is then asked
 * what is wrong (see `KeychainDesktop`).
 */
const ofLinux: Signs = [
  [/timeout was reached|timed out|did not receive a reply/i, 'keychain-slow'],
  [
    /not provided by any \.service|autolaunch|could not connect|no such file|connection refused|name has no owner/i,
    'keychain-unavailable',
  ],
  [/lock|dismiss/i, 'keychain-locked'],
  [/denied|cancel|not allowed|interaction|passphrase|authoriz/i, 'keychain-denied'],
];

/** The messages of OSStatus codes -128, -25293 and -25308. */
const ofMac: Signs = [
  [/locked/i, 'keychain-locked'],
  [/denied|cancel|not allowed|interaction|passphrase|authoriz/i, 'keychain-denied'],
];

/**
 * Windows answers in its person's language, keytar drops the number of the error, and there is no prompt that anybody
 * could have refused. Only error 1783, in English, can be told from the others.
 */
const ofWindows: Signs = [[/stub received bad data/i, 'keychain-full']];

const signsOf = (platform: NodeJS.Platform): Signs => {
  if (platform === 'win32') return ofWindows;
  return platform === 'darwin' ? ofMac : ofLinux;
};

/** The code for an error of a keychain: `keychain-failed` where its words are not known. */
export const failureOf = (error: unknown, platform: NodeJS.Platform): KeychainFailure => {
  const said = error instanceof Error ? error.message : '';
  return signsOf(platform).find(([sign]) => sign.test(said))?.[1] ?? 'keychain-failed';
};

/** Enough for any error of a keychain; counted in UTF-16 units. */
const MOST_UNITS = 300;
/** What is shorter says nothing, and stands in many words. */
const LEAST_UNITS = 3;
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\s]+/gu;

/** The texts in a secret that is JSON, as they are and as they are written. */
const textsIn = (secret: string): string[] => {
  try {
    const values: unknown[] = Object.values(Object(JSON.parse(secret)) as object);
    const texts = values.filter((value) => typeof value === 'string');
    return texts.flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]);
  } catch {
    return [];
  }
};

/** What an error says, on one line and without the secret that it may quote, whole or in parts. */
export const detailOf = (error: unknown, secret = ''): string => {
  const said = error instanceof Error ? error.message : '';
  const hidden = [secret, ...textsIn(secret)].filter((part) => part.length >= LEAST_UNITS);
  // The longest first: a part of one may be another.
  hidden.sort((one, other) => other.length - one.length);
  const clean = hidden.reduce((text, part) => text.replaceAll(part, '…'), said);
  return clean.slice(0, MOST_UNITS).replace(unseen, ' ').trim();
};
