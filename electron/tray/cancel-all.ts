// `Cancel all active jobs` of the tray: asks once, and cancels those of the listed jobs that are still active then.
import type { JobView, Snapshot } from '../core/view-model/snapshot.ts';
import { joined, type SafeText } from '../i18n/safe-text.ts';
import { t } from '../i18n/translate.ts';
import { cancellableJobs, jobText, refOf } from './tray-texts.ts';

export interface TrayCancelQuestion {
  readonly message: SafeText;
  /** The jobs with their status and running time, and what a cancel means. */
  readonly detail: SafeText;
  readonly safe: SafeText;
  readonly sure: SafeText;
}

interface CancelAllParts {
  readonly snapshot: () => Snapshot;
  /** Resolves to whether the user agrees. */
  readonly ask: (question: TrayCancelQuestion) => Promise<boolean>;
  readonly cancel: (accountKey: string, jobIds: readonly string[]) => void;
  /** ms since 1970. */
  readonly now: () => number;
  /** All of the listed jobs have ended. */
  readonly noneLeft: () => void;
}

/** A dialog must fit on a screen. */
const MOST_NAMED = 12;

export const createCancelAll = (parts: CancelAllParts): (() => Promise<void>) => {
  let isAsking = false;
  const ask = async (question: TrayCancelQuestion): Promise<boolean> => {
    isAsking = true;
    try {
      return await parts.ask(question);
    } finally {
      isAsking = false;
    }
  };
  return async () => {
    const snapshot = parts.snapshot();
    const asked = cancellableJobs(snapshot);
    // After a second click the open dialog is enough.
    if (isAsking || asked.length === 0) return;
    if (!(await ask(questionOf(asked, snapshot, parts.now())))) return;
    const refs = new Set(asked.map(refOf));
    const left = cancellableJobs(parts.snapshot()).filter((job) => refs.has(refOf(job)));
    if (left.length === 0) parts.noneLeft();
    for (const accountKey of new Set(left.map((job) => job.accountKey))) {
      const ofAccount = left.filter((job) => job.accountKey === accountKey);
      parts.cancel(
        accountKey,
        ofAccount.map(({ jobId }) => jobId),
      );
    }
  };
};

const questionOf = (
  jobs: readonly JobView[],
  snapshot: Snapshot,
  now: number,
): TrayCancelQuestion => {
  const count = jobs.length;
  const named = jobs.slice(0, MOST_NAMED).map((job) => jobText(job, snapshot, now));
  const more = count - named.length;
  const rest = more > 0 ? [t('cancel.more', { count: more })] : [];
  return {
    message: t('cancel.heading', { count, id: jobs[0]?.jobId ?? '' }),
    detail: joined([...named, ...rest, t('cancel.warning', { count })], '\n'),
    safe: t('cancel.safe', { count }),
    sure: t('cancel.sure', { count }),
  };
};
