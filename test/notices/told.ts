// What is told of a job, with everything that a test does not care about filled in.
import type { Notice, Silence } from '../../electron/notices/notices.ts';
import { noticeFor } from '../../electron/notices/notices.ts';
import { defaultSettings } from '../../electron/settings/settings.ts';
import type { Told } from '../../electron/watch/outcomes.ts';

export const told = (part: Partial<Told> = {}): Told => ({
  outcome: 'cancelled',
  accountKey: 'mast',
  jobId: '5001',
  taskName: 'm31 halo',
  source: 'tray',
  status: null,
  cancelingMs: null,
  trouble: null,
  rows: '0',
  ranMs: null,
  hasOutput: false,
  hasError: false,
  ...part,
});

export const theNotice = (answer: Notice | Silence): Notice => {
  if ('silent' in answer) throw new Error(`silent: ${answer.silent}`);
  return answer;
};

/** The notice of an outcome as the settings are at first: all notices on. */
export const noticeOf = (part: Partial<Told> = {}): Notice =>
  theNotice(noticeFor(told(part), defaultSettings));
