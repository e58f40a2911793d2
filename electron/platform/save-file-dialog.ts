// Saves a text where a person wants it, by the system's own dialog.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BrowserWindow, app, dialog } from 'electron';
import type { SafeText } from '../i18n/safe-text.ts';

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
