// From the words of the systems' keychains to codes. Pure.
import type { KeychainFailure } from './vault.ts';

/**
 * What they were heard to say. Linux: libsecret 0.20 with GNOME Keyring 42. macOS: the messages of OSStatus codes
 * -128, -25293 and -25308. Windows: those of errors 5 and 1783.
 */
const signs: readonly (readonly [RegExp, KeychainFailure])[] = [
  [/timeout was reached|timed out|did not receive a reply/i, 'keychain-slow'],
  [/stub received bad data/i, 'keychain-full'],
  [/lock|dismiss/i, 'keychain-locked'],
  [/denied|cancel|not allowed|interaction|passphrase|authoriz/i, 'keychain-denied'],
];

/** The code for an error of a keychain: `keychain-unavailable` where its words say nothing. */
export const failureOf = (error: unknown): KeychainFailure => {
  const said = error instanceof Error ? error.message : '';
  return signs.find(([sign]) => sign.test(said))?.[1] ?? 'keychain-unavailable';
};
