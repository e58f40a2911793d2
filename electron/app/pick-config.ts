// Asks for the file of an import, by the system's own dialog.
import { BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { say } from '../words/say.ts';

/** Resolves to its path; null: the dialog was dismissed. */
export const pickConfig = async (): Promise<string | null> => {
  const options: OpenDialogOptions = {
    title: say('import.heading'),
    filters: [
      { name: 'CasJobs.config', extensions: ['config'] },
      { name: say('import.all-files'), extensions: ['*'] },
    ],
    properties: ['openFile', 'showHiddenFiles', 'dontAddToRecent'],
  };
  const window = BrowserWindow.getFocusedWindow();
  const picking = window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options);
  return (await picking).filePaths[0] ?? null;
};
