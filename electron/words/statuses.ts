// The word of a job's status. Pure.
import type { JobStatus } from '../casjobs/job.ts';
import type { SafeText } from './one-line.ts';
import { say } from './say.ts';

/** The service's own word; a number that it does not name is shown as a number, anything else as not known. */
export const statusText = ({
  status,
  statusCode,
}: {
  readonly status: JobStatus;
  readonly statusCode: number | null;
}): SafeText => {
  if (status !== 'unknown') return say(`status.${status}`);
  return statusCode === null ? say('status.not-told') : say('status.unknown', { code: statusCode });
};
