// The job ID that somebody has copied, if it is one and nothing else. Pure.
import type { JobId } from '../casjobs/job.ts';
import { readTypedIds } from '../casjobs/typed-ids.ts';

/** The address of a job's page is not longer; a clipboard may hold a book. */
const MOST_CHARACTERS = 300;

/** Reads a clipboard's text; null where it is not clearly one id, which is then nobody's business. */
export const jobIdIn = (text: string): JobId | null => {
  if (text.length > MOST_CHARACTERS) return null;
  const read = readTypedIds(text);
  return read.kind === 'ids' && read.jobIds.length === 1 ? (read.jobIds[0] ?? null) : null;
};
