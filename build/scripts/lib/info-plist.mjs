// Removes entries of Electron's Info.plist that don't apply to this app.

/**
 * Electron's file explains why it uses microphone, camera and Bluetooth. This app uses none, and without an explanation
 * macOS denies access without asking.
 * @param {string} text an Info.plist as XML
 * @throws {Error} if it is not XML
 */
export const withoutUsageTexts = (text) => {
  if (!text.includes('<plist')) throw new Error('An Info.plist is not XML.');
  return text.replace(
    /[ \t]*<key>NS\w+UsageDescription<\/key>\s*(?:<string>[^<]*<\/string>|<string\/>)[ \t]*\n?/g,
    '',
  );
};
