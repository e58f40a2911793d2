// Reads from the desktop's notifications which outcome was reported for which job, and how often.
import type { ShownNotification } from './notification-monitor.ts';

/** The ends of a job, as titles say them. */
const END = /^Job (\d+) (?:cancelled|failed|finished|was already|had already)/;
/** Several in one: which jobs is not said, but how many of each end. */
const SUMMARY = /^(?:Updates on )?\d+ jobs/;
const COUNT = /(\d+) (?:cancelled|finished|failed|already ended)/g;

export interface ReportedOutcome {
  readonly jobId: string;
  readonly at: number;
}

/** Outcomes reported by single notifications, in order. */
export const reportedOutcomes = (
  notifications: readonly ShownNotification[],
): readonly ReportedOutcome[] =>
  notifications.flatMap(({ title, at }) => {
    const jobId = END.exec(title)?.[1];
    return jobId === undefined ? [] : [{ jobId, at: at.getTime() }];
  });

/** How many outcomes were reported by summaries. */
export const countInSummaries = (notifications: readonly ShownNotification[]): number =>
  notifications
    .filter(({ title }) => SUMMARY.test(title))
    // Where all were cancelled, the title alone has the number.
    .flatMap(({ title, body }) => [
      ...(/cancelled$/.test(title) ? title.matchAll(/(\d+)/g) : body.matchAll(COUNT)),
    ])
    .reduce((sum, [, count]) => sum + Number(count), 0);
