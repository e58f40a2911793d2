// A bug or a broken disk must end in one sentence, never in a stack trace on the screen or in the log.
import { app, dialog } from 'electron';
import { errorNameOf, type Log } from '../log.ts';
import type { SafeText } from '../i18n/safe-text.ts';
import { t } from '../i18n/translate.ts';

/** Says it and ends the app. Watched jobs lie on the disk, so a new start goes on where this one ended. */
export const giveUp = (sentence: SafeText): void => {
  process.stderr.write(`${sentence}\n`);
  if (app.isReady()) dialog.showErrorBox(t('app.must-close'), sentence);
  app.exit(1);
};

/** Instead of Electron's own dialog, which shows the stack. */
export const handleCrashes = (log: Log): void => {
  process.on('uncaughtException', (error) => {
    log('fault', { error: errorNameOf(error) });
    giveUp(t('app.own-fault'));
  });
  process.on('unhandledRejection', (error) => log('rejection', { error: errorNameOf(error) }));
};
