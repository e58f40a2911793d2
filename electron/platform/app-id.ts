// The app's id on Linux: the name of its desktop entry, by which a desktop knows its windows, notices and keys.

/** Electron sets the variable from `desktopName` of package.json. */
export const appId = (): string =>
  (process.env['CHROME_DESKTOP'] ?? 'org.casjobs_tray.CasJobsTray.desktop').replace(
    /\.desktop$/,
    '',
  );
