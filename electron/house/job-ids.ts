// Reads what was typed into `Job ID`: one id, or several between commas, spaces or lines. Pure.
import { toJobId, type JobId } from '../casjobs/job.ts';
import { badInput, done, type Outcome } from '../outcome.ts';
import { say } from '../words/say.ts';

/** One question to the service holds so many ids, and nobody types more. */
const MOST_IDS = 500;

/** A wrong id is named, cut to this many characters. */
const SHOWN = 30;

export const readJobIds = (text: string): Outcome<{ jobIds: readonly JobId[] }> => {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  if (words.length === 0) return badInput('jobIds', say('typed.no-job-id'));
  const wrong = words.find((word) => toJobId(word) === null);
  if (wrong !== undefined) return badInput('jobIds', notAnId(wrong));
  const jobIds = [...new Set(words.flatMap((word) => toJobId(word) ?? []))];
  if (jobIds.length > MOST_IDS)
    return badInput('jobIds', say('typed.many-job-ids', { most: MOST_IDS }));
  return done({ jobIds });
};

const notAnId = (word: string): string => {
  const shown = word.length > SHOWN ? `${word.slice(0, SHOWN)}…` : word;
  return say('typed.bad-job-id', { word: shown });
};
