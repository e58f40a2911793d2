// The word of a job's status. Pure.
import type { JobStatus } from '../casjobs/job.ts';
import { say } from './say.ts';

/** The service's own word; a number that it does not name is shown as a number. */
export const statusText = ({
  status,
  statusCode,
}: {
  readonly status: JobStatus;
  readonly statusCode: number;
}): string =>
  status === 'unknown' ? say('status.unknown', { code: statusCode }) : say(`status.${status}`);
