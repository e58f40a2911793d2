// A bug or a broken disk must end in one sentence, never in a stack trace on the screen or in the log.
import { app, dialog } from 'electron';
import { nameOf, type Log } from '../log.ts';
import type { SafeText } from '../words/one-line.ts';
import { say } from '../words/say.ts';

/** Says it and ends the app. Watched jobs lie on the disk, so a new start goes on where this one ended. */
export const giveUp = (sentence: SafeText): void => {
  process.stderr.write(`${sentence}\n`);
  if (app.isReady()) dialog.showErrorBox(say('app.must-close'), sentence);
  app.exit(1);
};

/** Instead of Electron's own dialog, which shows the stack. */
export const catchFaults = (log: Log): void => {
  process.on('uncaughtException', (error) => {
    log('fault', { error: nameOf(error) });
    giveUp(say('app.own-fault'));
  });
  process.on('unhandledRejection', (error) => log('rejection', { error: nameOf(error) }));
};
