// The system's own dialogs: a question with a safe default, the files to open, and where to save a text.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { ConfirmQuestion } from '../core/platform.ts';
import type { SafeText } from '../i18n/safe-text.ts';
import { t } from '../i18n/translate.ts';

/** Resolves to whether the user agrees. */
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

/** Resolves to the path of the chosen file; null if the dialog was dismissed. */
const openFileDialog = async (options: OpenDialogOptions): Promise<string | null> => {
  const window = BrowserWindow.getFocusedWindow();
  const picking = window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options);
  return (await picking).filePaths[0] ?? null;
};

/** The folder of the last chosen file. Electron's default is the downloads folder, where none of them is. */
let configFolder: string | null = null;

/** Resolves to the path of a `CasJobs.config`; null if the dialog was dismissed. */
export const openConfigDialog = async (): Promise<string | null> => {
  const file = await openFileDialog({
    title: t('import.heading'),
    defaultPath: configFolder ?? app.getPath('home'),
    filters: [
      { name: 'CasJobs.config', extensions: ['config'] },
      { name: t('import.all-files'), extensions: ['*'] },
    ],
    properties: ['openFile', 'showHiddenFiles', 'dontAddToRecent'],
  });
  if (file !== null) configFolder = path.dirname(file);
  return file;
};

/** Resolves to the path of a PEM file; null if the dialog was dismissed. */
export const openCertificatesDialog = (): Promise<string | null> =>
  openFileDialog({
    title: t('certificates.heading'),
    filters: [
      { name: t('certificates.files'), extensions: ['pem', 'crt', 'cer'] },
      { name: t('import.all-files'), extensions: ['*'] },
    ],
    properties: ['openFile', 'dontAddToRecent'],
  });

/** Resolves to whether the text was saved; false if the dialog was dismissed. Rejects as the disk does. */
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
