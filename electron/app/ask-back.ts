// Asks back before many jobs are cancelled from the tray, where no window is open. The safe answer is the default.
import { dialog } from 'electron';
import type { JobView } from '../snapshot.ts';

/** A dialog must fit on a screen. */
const MOST_NAMED = 12;

const nameOf = ({ jobId, taskName }: JobView): string =>
  taskName === null ? `Job ${jobId}` : `Job ${jobId} · ${taskName}`;

const namesOf = (jobs: readonly JobView[]): string => {
  const more = jobs.length - MOST_NAMED;
  const named = jobs.slice(0, MOST_NAMED).map(nameOf);
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
};

/** Resolves to whether the person wants them cancelled. */
export const askToCancel = async (jobs: readonly JobView[]): Promise<boolean> => {
  const [first] = jobs;
  if (first === undefined) return false;
  const one = jobs.length === 1;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: 'CasJobs Tray',
    message: one ? `Cancel job ${first.jobId}?` : `Cancel ${jobs.length} jobs?`,
    detail: namesOf(jobs),
    buttons: ['Keep running', one ? 'Cancel job' : 'Cancel jobs'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
};
