// Writes the activity list: texts for what the app did and for what services replied. Many of a kind at once become
// one line.
import { MOST_DETAIL, type Activity, type KeptOutcome, type NewLine } from './activity-log.ts';
import type { Job } from '../casjobs/job.ts';
import {
  outcomeTexts,
  acceptedTexts,
  resubmittedTexts,
  stoppedTexts,
} from '../notifications/outcome-texts.ts';
import type { AppError } from '../result.ts';
import type { AppEvents } from '../watch/app-events.ts';
import type { CancelAccepted } from '../watch/outcomes.ts';
import { listText, statusText } from '../i18n/value-texts.ts';
import type { Withdrawal } from '../watch/watch-registry.ts';
import { t } from '../i18n/translate.ts';
import type { ProgramFailure } from '../hook/outcome-program.ts';
import { programText } from '../hook/program-texts.ts';
import { accountLines, type AccountLines, type WriteEntry } from './account-activity.ts';

export interface ActivityRecorder
  extends
    AccountLines,
    Pick<AppEvents, 'outcome' | 'cancelAccepted' | 'cancelsStopped' | 'resubmitted'> {
  /** The state of a CancelJob: it was sent, or it was answered. */
  cancelJob(ref: JobAt, how: 'sent' | 'answered'): void;
  /** A CancelJob failed. @param waits it will be sent again */
  cancelFailed(ref: JobAt, error: AppError, waits: boolean): void;
  /** A poll saw another status than the poll before. */
  status(accountKey: string, job: Pick<Job, 'jobId' | 'status' | 'statusCode'>): void;
  watching(ref: JobAt, on: boolean): void;
  /** A command in a terminal asked for it. */
  fromTerminal(ref: JobAt, what: 'cancel' | 'watch' | 'submit'): void;
  /** The user withdrew a cancel, or tried to. */
  withdrawn(ref: JobAt, fate: Withdrawal): void;
  /** The user's program did not do its work for an outcome of the job. */
  programFailed(ref: JobAt, why: ProgramFailure): void;
  app(what: 'paused' | 'resumed' | 'started'): void;
  /** Writes what has been gathered, when the app quits. */
  flush(): void;
}

type JobAt = Pick<CancelAccepted, 'accountKey' | 'jobId'>;

interface JobLine extends NewLine, JobAt {
  readonly accountKey: string;
  readonly jobId: string;
  /** The outcome of the job, if the line reports one. */
  readonly outcome: KeptOutcome | null;
  /** Called when the line is on the disk. */
  readonly written: (() => void) | null;
}

interface ActivityRecorderDeps {
  readonly activity: Activity;
  readonly now: () => number;
  readonly changed: () => void;
  /** See Files. */
  readonly whenActivityWritten: (then: () => void) => void;
  /** The line that tells this outcome is on the disk, or none is written because the account is gone. */
  readonly written: (id: number) => void;
  /** Whether the account exists. Nothing is written about one that was removed. */
  readonly hasAccount: (accountKey: string) => boolean;
}

/** Unwatched jobs change all the time in a busy group: three entries a minute for each status, and one more. */
const STATUS_FLOW = { most: 3, windowMs: 60_000 };

export const createActivityRecorder = (deps: ActivityRecorderDeps): ActivityRecorder => {
  const { activity, now, changed, whenActivityWritten, hasAccount } = deps;
  const add = (line: NewLine, outcomes: readonly KeptOutcome[] = []): void => {
    if (line.accountKey !== null && !hasAccount(line.accountKey)) return;
    activity.add(line, outcomes);
    changed();
  };
  const parts = {
    each: ({ outcome, written, ...line }: JobLine) => {
      add(line, outcome === null ? [] : [outcome]);
      if (written) whenActivityWritten(written);
    },
    many: (all: readonly JobLine[]) => {
      add(
        asOne(all),
        all.flatMap(({ outcome }) => outcome ?? []),
      );
      for (const { written } of all) if (written) whenActivityWritten(written);
    },
  };
  const flow = createFlow<JobLine>(parts);
  const statusFlow = createFlow<JobLine>({ ...parts, ...STATUS_FLOW });
  const note: Note = (what, { accountKey, jobId }, words, more = {}) => {
    const { detail = '', at = now(), outcome = null, kind = 'other', written = null } = more;
    const line = { ...words, accountKey, jobId, at, detail, kind, outcome, written };
    (kind === 'status' ? statusFlow : flow).take(`${accountKey}/${what}`, line);
  };
  const write: WriteEntry = (words, accountKey, detail = '') =>
    add({ ...words, accountKey, jobId: null, at: now(), detail, kind: 'other' });
  return {
    ...jobLines(note, outcomesOf(activity), deps),
    ...accountLines(write, activity, now),
    cancelsStopped: (stopped) => write(wordsOnly(stoppedTexts(stopped)), null),
    app: (what) => write(plain(t(`activity.${what}`)), null),
    flush: () => {
      flow.flush();
      statusFlow.flush();
    },
  };
};

type Note = (
  /** Many entries of one account about the same thing are combined into one. */
  what: string,
  ref: JobAt,
  words: Said,
  more?: Partial<Pick<JobLine, 'detail' | 'at' | 'outcome' | 'kind' | 'written'>>,
) => void;

/** Says of an outcome whether an earlier run has written it, be it in a line of many. */
const outcomesOf = (activity: Activity): ((outcome: KeptOutcome) => boolean) => {
  const keyOf = ({ accountKey, jobId, outcome, at }: KeptOutcome): string =>
    JSON.stringify([accountKey, jobId, outcome, at]);
  const before = new Set(activity.outcomes().map(keyOf));
  return (outcome) => before.has(keyOf(outcome));
};

type JobLines = Pick<
  ActivityRecorder,
  | ('outcome' | 'cancelAccepted' | 'resubmitted' | 'cancelJob' | 'cancelFailed' | 'status')
  | ('watching' | 'withdrawn' | 'fromTerminal' | 'programFailed')
>;

const jobLines = (
  note: Note,
  isWritten: (outcome: KeptOutcome) => boolean,
  { whenActivityWritten, written: isOnDisk }: ActivityRecorderDeps,
): JobLines => ({
  outcome: ({ id, event, at }) => {
    const { accountKey, jobId, outcome: kind, status, error } = event;
    const written = (): void => isOnDisk(id);
    // What an earlier run has written already is not written again.
    const outcome = { accountKey, jobId, outcome: kind, at };
    if (isWritten(outcome)) {
      whenActivityWritten(written);
      return;
    }
    const what = `${kind} ${kind === 'already-over' ? status : ''} ${error?.code ?? ''}`;
    const detail = error?.detail ?? '';
    note(what, event, wordsOnly(outcomeTexts(event)), {
      detail,
      at,
      outcome,
      kind: 'outcome',
      written,
    });
  },
  cancelAccepted: (accepted) => note('begun', accepted, wordsOnly(acceptedTexts(accepted))),
  resubmitted: (resubmitted) => {
    const { accountKey, jobId, fate } = resubmitted;
    // The line leads to the new job, where there is one.
    const ref = { accountKey, jobId: fate.kind === 'submitted' ? fate.jobId : jobId };
    const detail = fate.kind === 'submitted' ? '' : fate.error.detail;
    note(`resubmitted ${fate.kind}`, ref, wordsOnly(resubmittedTexts(resubmitted)), { detail });
  },
  cancelJob: (ref, how) => {
    const { jobId: id } = ref;
    if (how === 'sent') note('sent', ref, plain(t('activity.sent', { id })));
    else note('answered', ref, plain(t('activity.answered', { id }), t('activity.answered-body')));
  },
  cancelFailed: (ref, { code, detail }, waits) => {
    const { jobId: id } = ref;
    const why = t(`error.${code}`);
    // The row of a job whose cancel waits has the same sentence.
    const words = waits
      ? plain(t('activity.not-through', { id }), t('jobs.cancel-waits'))
      : attention(t('activity.unanswered', { id }), why);
    note(`${waits ? 'waits' : 'unanswered'} ${code}`, ref, words, {
      detail: detail || (waits ? why : ''),
    });
  },
  status: (accountKey, job) => {
    const { jobId } = job;
    const isTold = job.statusCode !== null;
    const title = isTold
      ? t('activity.status', { id: jobId, status: statusText(job) })
      : t('activity.status-not-told', { id: jobId });
    const what = `status ${job.statusCode ?? 'unknown'}`;
    note(what, { accountKey, jobId }, plain(title), { kind: 'status' });
  },
  withdrawn: (ref, fate) => {
    const isBack = fate === 'kept' || fate === 'unclear';
    const title = isBack ? 'activity.withdrawn' : 'activity.withdrawn-late';
    const words = t(title, { id: ref.jobId });
    note(`withdrawn ${fate}`, ref, plain(words, t(`activity.withdrawn-${fate}`)));
  },
  fromTerminal: (ref, what) =>
    note(`terminal ${what}`, ref, plain(t(`activity.terminal-${what}`, { id: ref.jobId }))),
  programFailed: (ref, why) => {
    const { sentence, output } = programText(why, ref.jobId);
    const what = `program ${programText(why, '').sentence}`;
    note(what, ref, attention(sentence, ''), { detail: output });
  },
  watching: (ref, on) => {
    const key = on ? 'activity.watched' : 'activity.unwatched';
    note(key, ref, plain(t(key, { id: ref.jobId })));
  },
});

type Said = Pick<NewLine, 'title' | 'body' | 'weight'>;

const plain = (title: string, body = ''): Said => ({ title, body, weight: 'plain' });
const attention = (title: string, body: string): Said => ({ title, body, weight: 'attention' });
const wordsOnly = ({ title, body, weight }: Said): Said => ({ title, body, weight });

/** Many of a kind: named by the first of them, all ids under Details. A body that is true of some only is left out. */
const asOne = (all: readonly JobLine[]): NewLine => {
  const [first] = all;
  const title = t('activity.and-more', { title: first?.title ?? '', count: all.length - 1 });
  const isOfAll = all.every(({ body }) => body === first?.body);
  return {
    title,
    body: isOfAll ? (first?.body ?? '') : '',
    weight: first?.weight ?? 'plain',
    accountKey: first?.accountKey ?? null,
    jobId: null,
    at: all.at(-1)?.at ?? 0,
    detail: listText(
      all.map(({ jobId }) => jobId),
      MOST_DETAIL,
    ),
    kind: first?.kind ?? 'other',
  };
};

interface Flow<T> {
  /** Takes one of a kind. */
  take(kind: string, one: T): void;
  /** Tells now what has been counted so far. */
  flush(): void;
}

interface FlowParts<T> {
  readonly each: (one: T) => void;
  /** At least two, the oldest first. */
  readonly many: (all: readonly T[]) => void;
  readonly most?: number;
  readonly windowMs?: number;
}

/** How many of a kind get an entry each. */
const MOST = 8;
/** What comes within so long of the first one belongs together. */
const WINDOW_MS = 3000;

interface Window<T> {
  count: number;
  readonly rest: T[];
  readonly timer: NodeJS.Timeout;
}

export const createFlow = <T>({
  each,
  many,
  most = MOST,
  windowMs = WINDOW_MS,
}: FlowParts<T>): Flow<T> => {
  const windows = new Map<string, Window<T>>();

  const close = (kind: string): void => {
    const window = windows.get(kind);
    if (!window) return;
    clearTimeout(window.timer);
    windows.delete(kind);
    const [first, ...others] = window.rest;
    if (others.length > 0) many(window.rest);
    else if (first !== undefined) each(first);
  };

  const open = (kind: string): Window<T> => {
    const window = { count: 0, rest: [], timer: setTimeout(() => close(kind), windowMs) };
    // The app may quit meanwhile: it flushes.
    window.timer.unref();
    windows.set(kind, window);
    return window;
  };

  return {
    take: (kind, one) => {
      const window = windows.get(kind) ?? open(kind);
      window.count += 1;
      if (window.count > most) window.rest.push(one);
      else each(one);
    },
    flush: () => [...windows.keys()].forEach(close),
  };
};
