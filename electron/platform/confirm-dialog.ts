// Asks back in a dialog of the system, where no window may be open. The safe answer is the default.
import { dialog } from 'electron';
import type { ConfirmQuestion } from '../core/platform.ts';

/** Resolves to whether the person wants it. */
export const confirmByDialog = async (question: ConfirmQuestion): Promise<boolean> => {
  const { message, detail, safe, sure } = question;
  const { response } = await dialog.showMessageBox({
    ...{ type: 'question', title: 'CasJobs Tray', message, detail },
    buttons: [safe, sure],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
};
