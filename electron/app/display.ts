// On Linux without a desktop Chromium ends in a crash; a sentence is said before it comes to that.

const NO_DESKTOP =
  'CasJobs Tray needs a desktop to show itself on: neither DISPLAY nor WAYLAND_DISPLAY is set.';

/** Ends the process with code 1 where there is no desktop. Call it first. */
export const needDisplay = (): void => {
  if (process.platform !== 'linux') return;
  if (process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return;
  process.stderr.write(`${NO_DESKTOP}\n`);
  process.exit(1);
};
