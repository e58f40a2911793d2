// The system's own dialogs: a question with a safe default, the file of an import, and where to save a text.
import { dialog, app, BrowserWindow, type OpenDialogOptions } from 'electron';
import type { ConfirmQuestion } from '../core/platform.ts';
import path from 'node:path';
import { t } from '../i18n/translate.ts';
import { writeFile } from 'node:fs/promises';
import type { SafeText } from '../i18n/safe-text.ts';

/** Resolves to whether the person wants it. */
export const confirmByDialog = async (question: ConfirmQuestion): Promise<boolean> => {
  const { message, detail, safe, sure } = question;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: 'CasJobs Tray',
    message,
    detail,
    buttons: [safe, sure],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
};

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

/** @returns whether it was saved; false where the person thought better of it. Rejects as the disk does. */
export const saveFileDialog = async (name: SafeText, text: string): Promise<boolean> => {
  const options = { defaultPath: path.join(app.getPath('documents'), name) };
  const window = BrowserWindow.getFocusedWindow();
  const { filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  if (filePath === '') return false;
  await writeFile(filePath, text);
  return true;
};
