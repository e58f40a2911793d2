// What Electron's own Info.plist says that is not true of this app.

/**
 * Electron's says why it wants microphone, camera and Bluetooth. This app asks for none, and a program without such a
 * text is refused them by macOS without a question.
 * @param {string} text of an Info.plist, as XML
 * @throws {Error} where it is no XML, and would be left as it is
 */
export const withoutUsageTexts = (text) => {
  if (!text.includes('<plist')) throw new Error('An Info.plist is not XML.');
  return text.replace(
    /[ \t]*<key>NS\w+UsageDescription<\/key>\s*(?:<string>[^<]*<\/string>|<string\/>)[ \t]*\n?/g,
    '',
  );
};
