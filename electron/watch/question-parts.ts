// How a question and its answer are cut into pieces that a service can be asked and a click need not wait for. Pure.
import type { Job, JobId } from '../casjobs/job.ts';
import type { Answer, Question } from '../casjobs/service.ts';

/**
 * So long, in bytes, is the list of ids of one question at most: SQL Server's longest ordinary text, varchar(8000).
 * No URL holds it, and a body may have 4 MiB (ASP.NET's maxRequestLength). 500 ids of 15 digits fit.
 */
const MOST_ID_BYTES = 8_000;

/** So many jobs are taken in within a few ms; a person's click must not wait for a long list. */
const SLICE = 1_000;

/** An answer to a question about single jobs is taken whole, lest some seem to be missing; only they count, and newer ones. */
export const slicesOf = (question: Question, answer: Answer): readonly Answer[] => {
  if (question.about === 'ids') {
    const asked = new Set(question.jobIds);
    const from = question.from == null ? null : BigInt(question.from);
    const isAsked = ({ jobId }: Job): boolean =>
      asked.has(jobId) || (from !== null && BigInt(jobId) >= from);
    return [{ ...answer, jobs: answer.jobs.filter(isAsked) }];
  }
  const count = Math.max(1, Math.ceil(answer.jobs.length / SLICE));
  return Array.from({ length: count }, (_, index) => ({
    ...answer,
    jobs: answer.jobs.slice(index * SLICE, (index + 1) * SLICE),
  }));
};

/** The newer ones are asked for with the last part. */
export const partsOf = (question: Question): readonly Question[] => {
  if (question.about !== 'ids') return [question];
  const parts: JobId[][] = [];
  let room = 0;
  for (const jobId of question.jobIds) {
    room -= jobId.length + 1;
    if (room < 0) {
      parts.push([]);
      room = MOST_ID_BYTES - (jobId.length + 1);
    }
    parts.at(-1)?.push(jobId);
  }
  const last = parts.length - 1;
  const from = question.from ?? null;
  return parts.map((jobIds, at) => ({ about: 'ids', jobIds, from: at === last ? from : null }));
};
