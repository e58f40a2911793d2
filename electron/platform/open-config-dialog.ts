// Asks for the file of an import, by the system's own dialog.
import path from 'node:path';
import { app, BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { t } from '../i18n/translate.ts';

/** Where the last one was; Electron opens the folder of downloads by itself, where none of them lies. */
let folder: string | null = null;

/** Resolves to its path; null: the dialog was dismissed. */
export const openConfigDialog = async (): Promise<string | null> => {
  const options: OpenDialogOptions = {
    title: t('import.heading'),
    defaultPath: folder ?? app.getPath('home'),
    filters: [
      { name: 'CasJobs.config', extensions: ['config'] },
      { name: t('import.all-files'), extensions: ['*'] },
    ],
    properties: ['openFile', 'showHiddenFiles', 'dontAddToRecent'],
  };
  const window = BrowserWindow.getFocusedWindow();
  const picking = window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options);
  const file = (await picking).filePaths[0] ?? null;
  if (file !== null) folder = path.dirname(file);
  return file;
};
