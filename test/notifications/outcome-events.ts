// What is told of a job, with everything that a test does not care about filled in.
import {
  type Notice,
  type Suppressed,
  noticeFor,
} from '../../electron/notifications/notifications.ts';
import { defaultSettings } from '../../electron/settings/settings.ts';
import type { OutcomeEvent } from '../../electron/watch/outcomes.ts';

export const outcomeEvent = (part: Partial<OutcomeEvent> = {}): OutcomeEvent => ({
  outcome: 'cancelled',
  accountKey: 'mast',
  jobId: '5001',
  taskName: 'm31 halo',
  source: 'tray',
  status: null,
  cancelingMs: null,
  error: null,
  rows: '0',
  ranMs: null,
  hasOutput: false,
  hasError: false,
  ...part,
});

export const theNotice = (answer: Notice | Suppressed): Notice => {
  if ('silent' in answer) throw new Error(`silent: ${answer.silent}`);
  return answer;
};

/** The notice of an outcome as the settings are at first: all notices on. */
export const noticeOf = (part: Partial<OutcomeEvent> = {}): Notice =>
  theNotice(noticeFor(outcomeEvent(part), defaultSettings));
