// What a table of second events asks of a core on a clock of the test's own.
import type { OutcomeKind } from '../../../electron/watch/outcomes.ts';
import type { ClockedCore } from './clock-home.ts';
import { textIn } from './memory-disk.ts';

/** How often CancelJob reached the service for a job. */
export const sentTo = ({ service }: ClockedCore, jobId: string): number =>
  service.of('cancel').filter((call) => call.jobId === jobId).length;

/** Which outcomes were told of a job, oldest first. */
export const toldOf = ({ notices }: ClockedCore, jobId: string): OutcomeKind[] =>
  notices.flatMap(({ topic, jobId: about }) =>
    about !== jobId || ['begun', 'account', 'stopped', 'summary'].includes(topic)
      ? []
      : [topic as OutcomeKind],
  );

/** The watches that lie on the disk. */
export const watchesIn = ({ folder }: ClockedCore): readonly unknown[] =>
  (JSON.parse(textIn(folder, 'watches.json')) as { watches: unknown[] }).watches;
