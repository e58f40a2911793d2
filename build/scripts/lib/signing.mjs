// What electron-builder is told about signatures: with a certificate in the environment an unsigned build is an
// error, without one macOS gets an ad-hoc signature, which it insists on.
//   macOS    CSC_LINK, CSC_KEY_PASSWORD; for notarization APPLE_API_KEY, APPLE_API_KEY_ID, APPLE_API_ISSUER
//   Windows  WIN_CSC_LINK, WIN_CSC_KEY_PASSWORD

/** @typedef {Readonly<Record<string, string | undefined>>} Environment */

const forced = '-c.forceCodeSigning=true';
const adHocEntitlements = 'build/entitlements.mac-adhoc.plist';

/** Secrets of a workflow that are not set. */
const secrets = [
  ...['CSC_LINK', 'CSC_KEY_PASSWORD', 'WIN_CSC_LINK', 'WIN_CSC_KEY_PASSWORD'],
  ...['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
];

/** A workflow hands an unset secret on as an empty text, which is not the same to every tool. @param {Environment} env */
export const withoutEmptySecrets = (env) =>
  Object.fromEntries(
    Object.entries(env).filter(([name, value]) => !(secrets.includes(name) && value === '')),
  );

/**
 * @param {NodeJS.Platform} platform
 * @param {Environment} env
 * @returns {{ args: string[], warnings: string[] }} arguments of electron-builder, and what is to be said
 */
export const signing = (platform, env) => {
  if (platform === 'linux') return { args: [], warnings: [] };
  if (platform === 'win32')
    return env['WIN_CSC_LINK']
      ? { args: [forced], warnings: [] }
      : { args: [], warnings: ['Not signed: SmartScreen will warn whoever starts the installer.'] };
  if (!env['CSC_LINK'])
    return {
      args: [
        ...['-c.mac.identity=-', `-c.mac.entitlements=${adHocEntitlements}`],
        ...[`-c.mac.entitlementsInherit=${adHocEntitlements}`, '-c.mac.notarize=false'],
      ],
      warnings: [
        'Signed ad hoc only: Gatekeeper asks whoever opens it, and the keychain asks at each new version.',
      ],
    };
  return {
    args: [forced],
    warnings: env['APPLE_API_KEY'] ? [] : ['Not notarized: APPLE_API_KEY is not set.'],
  };
};
