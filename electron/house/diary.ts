// Writes the activity list: words for what the app did and for what the services said. Many of a kind at once become
// one line.
import type { Account } from '../accounts/secrets.ts';
import type { Activity } from '../activity/activity.ts';
import { createFlow } from '../activity/flow.ts';
import type { Job } from '../casjobs/job.ts';
import {
  wordsOf,
  wordsOfBegun,
  wordsOfResubmitted,
  wordsOfStopped,
  type Words,
} from '../notices/words.ts';
import type { Trouble } from '../outcome.ts';
import type { Standing } from '../snapshot.ts';
import type { Stopped } from '../watch/outbox.ts';
import type { Begun, Resubmitted, Told } from '../watch/outcomes.ts';
import { lengthText } from '../words/lengths.ts';
import { say } from '../words/say.ts';
import { statusText } from '../words/statuses.ts';

export interface Diary {
  told(told: Told, at: number): void;
  begun(begun: Begun): void;
  /** Many cancels were stopped. */
  stopped(stopped: Stopped): void;
  resubmitted(resubmitted: Resubmitted): void;
  /** How far a CancelJob came: it has left, it was answered, or it failed. */
  cancelJob(ref: JobAt, how: 'sent' | 'answered' | Trouble): void;
  /** A look saw another status than the look before. */
  status(accountKey: string, job: Pick<Job, 'jobId' | 'status' | 'statusCode'>): void;
  /** How an account stands: each trouble once as long as it lasts, and its end. */
  stands(account: Named, standing: Standing): void;
  account(account: Named, what: 'added' | 'removed' | 'edited' | 'password' | 'binding'): void;
  watching(ref: JobAt, on: boolean): void;
  app(what: 'paused' | 'resumed' | 'started'): void;
  /** Writes what has been gathered: at the end. */
  flush(): void;
}

type Named = Pick<Account, 'key' | 'name'>;
type JobAt = Pick<Begun, 'accountKey' | 'jobId'>;

interface JobLine extends Words, JobAt {
  readonly at: number;
  readonly detail: string;
}

export interface DiaryDeps {
  readonly activity: Activity;
  readonly now: () => number;
  readonly changed: () => void;
}

export const createDiary = ({ activity, now, changed }: DiaryDeps): Diary => {
  const add = (line: NewLine): void => {
    activity.add(line);
    changed();
  };
  const flow = createFlow<JobLine>({ each: add, many: (all) => add(asOne(all)) });
  const note: Note = (kind, { accountKey, jobId }, words, { detail = '', at = now() } = {}) =>
    flow.take(`${accountKey}/${kind}`, { ...words, accountKey, jobId, at, detail });
  const tell: Tell = (words, accountKey, detail = '') =>
    add({ ...words, accountKey, jobId: null, at: now(), detail });
  return {
    ...jobLines(note),
    ...accountLines(tell, activity, now),
    stopped: (stopped) => tell(wordsOnly(wordsOfStopped(stopped)), null),
    app: (what) => tell(plain(say(`activity.${what}`)), null),
    flush: () => flow.flush(),
  };
};

type NewLine = Parameters<Activity['add']>[0];
type Note = (
  kind: string,
  ref: JobAt,
  words: Words,
  more?: { readonly detail?: string; readonly at?: number },
) => void;
type Tell = (words: Words, accountKey: string | null, detail?: string) => void;

type JobLines = Pick<Diary, 'told' | 'begun' | 'resubmitted' | 'cancelJob' | 'status' | 'watching'>;

const jobLines = (note: Note): JobLines => ({
  told: (told, at) =>
    note(told.outcome, told, wordsOnly(wordsOf(told)), { detail: told.trouble?.detail ?? '', at }),
  begun: (begun) => note('begun', begun, wordsOnly(wordsOfBegun(begun))),
  resubmitted: (resubmitted) => {
    const { accountKey, jobId, fate } = resubmitted;
    // The line leads to the new job, where there is one.
    const ref = { accountKey, jobId: fate.kind === 'submitted' ? fate.jobId : jobId };
    const detail = fate.kind === 'submitted' ? '' : fate.trouble.detail;
    note(`resubmitted ${fate.kind}`, ref, wordsOnly(wordsOfResubmitted(resubmitted)), { detail });
  },
  cancelJob: (ref, how) => {
    const { jobId: id } = ref;
    if (how === 'sent') note('sent', ref, plain(say('activity.sent', { id })));
    else if (how === 'answered') {
      const body = say('activity.answered-body');
      note('answered', ref, plain(say('activity.answered', { id }), body));
    } else {
      const words = attention(say('activity.unanswered', { id }), say(`trouble.${how.code}`));
      note('unanswered', ref, words, { detail: how.detail });
    }
  },
  status: (accountKey, job) => {
    const { jobId } = job;
    const title = say('activity.status', { id: jobId, status: statusText(job) });
    note(`status ${job.statusCode}`, { accountKey, jobId }, plain(title));
  },
  watching: (ref, on) => {
    const key = on ? 'activity.watched' : 'activity.unwatched';
    note(key, ref, plain(say(key, { id: ref.jobId })));
  },
});

const accountLines = (
  tell: Tell,
  activity: Activity,
  now: () => number,
): Pick<Diary, 'stands' | 'account'> => {
  const troubles = createTroubles();
  return {
    stands: ({ key, name }, standing) => {
      const news = troubles(key, standing);
      if (news === null) return;
      if (news.kind === 'back') {
        const body = say('activity.back-body', { length: lengthText(now() - news.since) });
        tell({ title: say('activity.back', { account: name }), body, weight: 'good' }, key);
      } else {
        const sentence = say(`trouble.${news.code}`);
        const title = say('activity.trouble', { account: name, sentence });
        tell(attention(title, say(`trouble.${news.code}-next`)), key, news.detail);
      }
    },
    account: ({ key, name }, what) => {
      if (what === 'removed') activity.forget(key);
      const title = say(`activity.${what}`, { account: name });
      tell(plain(title), what === 'removed' ? null : key);
    },
  };
};

const plain = (title: string, body = ''): Words => ({ title, body, weight: 'plain' });
const attention = (title: string, body: string): Words => ({ title, body, weight: 'attention' });
const wordsOnly = ({ title, body, weight }: Words): Words => ({ title, body, weight });

/** Many of a kind: named by the first of them, all ids under Details. */
const asOne = (all: readonly JobLine[]): NewLine => {
  const [first] = all;
  const title = say('activity.and-more', { title: first?.title ?? '', count: all.length - 1 });
  return {
    ...{ title, body: first?.body ?? '', weight: first?.weight ?? 'plain' },
    ...{ accountKey: first?.accountKey ?? null, jobId: null, at: all.at(-1)?.at ?? 0 },
    detail: all.map(({ jobId }) => jobId).join(', '),
  };
};

type TroubleStanding = Extract<Standing, { kind: 'trouble' }>;
type StandingNews = TroubleStanding | { readonly kind: 'back'; readonly since: number } | null;

/** An account whose line comes and goes has one trouble after the other; each is told once until it is well again. */
const createTroubles = (): ((key: string, standing: Standing) => StandingNews) => {
  const told = new Map<string, { readonly since: number; readonly codes: Set<string> }>();
  return (key, standing) => {
    const before = told.get(key);
    if (standing.kind === 'trouble') {
      if (before?.codes.has(standing.code)) return null;
      const codes = new Set(before?.codes).add(standing.code);
      told.set(key, { since: before?.since ?? standing.since, codes });
      return standing;
    }
    if (standing.kind !== 'good' || !before) return null;
    told.delete(key);
    return { kind: 'back', since: before.since };
  };
};
