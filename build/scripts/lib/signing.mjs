// Code-signing arguments for electron-builder. With a certificate in the environment, an unsigned build is an error.
// Without one, macOS gets the ad-hoc signature that it requires.
//   macOS    CSC_LINK, CSC_KEY_PASSWORD; for notarization APPLE_API_KEY, APPLE_API_KEY_ID, APPLE_API_ISSUER
//   Windows  WIN_CSC_LINK, WIN_CSC_KEY_PASSWORD

/** @typedef {Readonly<Record<string, string | undefined>>} Environment */

const forced = '-c.forceCodeSigning=true';
const adHocEntitlements = 'build/entitlements.mac-adhoc.plist';

/** Secrets that the workflow passes. */
const secrets = [
  'CSC_LINK',
  'CSC_KEY_PASSWORD',
  'WIN_CSC_LINK',
  'WIN_CSC_KEY_PASSWORD',
  'APPLE_API_KEY',
  'APPLE_API_KEY_ID',
  'APPLE_API_ISSUER',
];

/** A workflow passes an unset secret as an empty string, which some tools take for a value. @param {Environment} env */
export const withoutEmptySecrets = (env) =>
  Object.fromEntries(
    Object.entries(env).filter(([name, value]) => !(secrets.includes(name) && value === '')),
  );

/**
 * @param {NodeJS.Platform} platform
 * @param {Environment} env
 * @returns {{ args: string[], warnings: string[] }} arguments for electron-builder, and messages to print
 */
export const signing = (platform, env) => {
  if (platform === 'linux') return { args: [], warnings: [] };
  if (platform === 'win32')
    return env['WIN_CSC_LINK']
      ? { args: [forced], warnings: [] }
      : {
          args: [],
          warnings: ['Not signed: SmartScreen will warn users who start the installer.'],
        };
  if (!env['CSC_LINK'])
    return {
      args: [
        '-c.mac.identity=-',
        `-c.mac.entitlements=${adHocEntitlements}`,
        `-c.mac.entitlementsInherit=${adHocEntitlements}`,
        '-c.mac.notarize=false',
      ],
      warnings: [
        'Signed ad hoc only: Gatekeeper will block the first start, and the keychain will ask for a password after each update.',
      ],
    };
  return {
    args: [forced],
    warnings: env['APPLE_API_KEY'] ? [] : ['Not notarized: APPLE_API_KEY is not set.'],
  };
};
