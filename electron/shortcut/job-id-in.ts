// The job ID that somebody has copied, if it is one and nothing else. Pure.
import { toJobId, type JobId } from '../casjobs/job.ts';

/** An id has 19 digits at most; a clipboard may hold a book. */
const MOST_CHARACTERS = 64;

/** Reads a clipboard's text; null where it holds anything but one id, which is then nobody's business. */
export const jobIdIn = (text: string): JobId | null =>
  text.length <= MOST_CHARACTERS ? toJobId(text.trim()) : null;
