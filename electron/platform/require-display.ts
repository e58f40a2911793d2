// On Linux without a desktop Chromium ends in a crash; a sentence is said before it comes to that.
import { t } from '../i18n/translate.ts';

/** Ends the process with code 1 where there is no desktop. Call it first. */
export const requireDisplay = (): void => {
  if (process.platform !== 'linux') return;
  if (process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return;
  process.stderr.write(`${t('app.no-desktop')}\n`);
  process.exit(1);
};
