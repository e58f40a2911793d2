// Asks back before many jobs are cancelled from the tray, where no window is open. The safe answer is the default.
import { dialog } from 'electron';
import type { JobView } from '../snapshot.ts';
import { say } from '../words/say.ts';

/** A dialog must fit on a screen. */
const MOST_NAMED = 12;

const nameOf = ({ jobId, taskName }: JobView): string =>
  [say('job.heading', { id: jobId }), ...(taskName === null ? [] : [taskName])].join(' · ');

const namesOf = (jobs: readonly JobView[]): string => {
  const more = jobs.length - MOST_NAMED;
  const named = jobs.slice(0, MOST_NAMED).map(nameOf);
  return [...named, ...(more > 0 ? [say('cancel.more', { count: more })] : [])].join('\n');
};

/** Resolves to whether the person wants them cancelled. */
export const askToCancel = async (jobs: readonly JobView[]): Promise<boolean> => {
  const [first] = jobs;
  if (first === undefined) return false;
  const count = jobs.length;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: 'CasJobs Tray',
    message: say('cancel.heading', { count, id: first.jobId }),
    detail: namesOf(jobs),
    buttons: [say('cancel.safe'), say('cancel.sure', { count })],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
};
