// Asks back before many jobs are cancelled from the tray, where no window is open. The safe answer is the default.
import { dialog } from 'electron';
import type { CancelQuestion } from '../tray/cancel-all.ts';

/** Resolves to whether the person wants them cancelled. */
export const askToCancel = async (question: CancelQuestion): Promise<boolean> => {
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
