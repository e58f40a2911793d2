// Hears what became of jobs and accounts, and passes it on: to the activity list, to the notices, to the rows.
import type { Account } from '../accounts/secrets.ts';
import {
  noticeFor,
  noticeForBegun,
  noticeForStopped,
  noticeForTrouble,
  type Notice,
  type Silence,
} from '../notices/notices.ts';
import {
  wordsOf,
  wordsOfBegun,
  wordsOfResubmitted,
  wordsOfStopped,
  type Words,
} from '../notices/words.ts';
import type { ErrorCode } from '../outcome.ts';
import type { Settings } from '../settings/settings.ts';
import type { ActivityLine, Standing } from '../snapshot.ts';
import type { Begun, OutcomeKind, Resubmitted, Source } from '../watch/outcomes.ts';
import type { Stopped } from '../watch/outbox.ts';
import type { Owed } from '../watch/watch-store.ts';
import { createActivity } from './activity.ts';

export type Notify = (notice: Notice, then: (shown: boolean) => void) => void;

export interface NewsDeps {
  readonly settings: () => Settings;
  /** Shows a notice, and says then whether it could be shown. */
  readonly notify: Notify;
  /** A person has been told: the outcome is owed no more. */
  readonly paid: (id: number) => void;
  readonly now: () => number;
  readonly changed: () => void;
}

export interface News {
  tell(owed: Owed): void;
  begun(begun: Begun): void;
  /** Many cancels were stopped. */
  stopped(stopped: Stopped, source: Source): void;
  resubmitted(resubmitted: Resubmitted): void;
  /** A window that a person sees has drawn all that was told so far. */
  drawn(): void;
  /** How an account stands now; a trouble is told when it comes, not as long as it lasts. */
  stands(account: Account, standing: Standing): void;
  outcomeOf(accountKey: string, jobId: string): OutcomeKind | undefined;
  lines(): readonly ActivityLine[];
}

export const createNews = (deps: NewsDeps): News => {
  const { settings, notify, paid, now, changed } = deps;
  const activity = createActivity();
  /** What no notice has told: the window does. */
  const unshown = new Set<number>();
  const outcomes = new Map<string, OutcomeKind>();
  const troubles = new Map<string, ErrorCode>();

  const nothing = (): void => undefined;
  const say = (notice: Notice | Silence, then: (shown: boolean) => void = nothing): void => {
    if ('title' in notice) notify(notice, then);
    else then(false);
  };
  const pay = (id: number): void => {
    unshown.delete(id);
    paid(id);
  };
  const note = (about: About, words: Words, detail: string, at = now()): void => {
    const { title, body, weight } = words;
    activity.add({ at, title, body, weight, ...about, detail });
    changed();
  };

  return {
    tell: ({ id, told, at }) => {
      outcomes.set(`${told.accountKey}/${told.jobId}`, told.outcome);
      note(aboutJob(told), wordsOf(told), told.trouble?.detail ?? '', at);
      say(noticeFor(told, settings()), (shown) => {
        if (shown) pay(id);
        else unshown.add(id);
      });
    },
    drawn: () => unshown.forEach(pay),
    begun: (begun) => {
      // A new cancel: what came of the last one is history.
      outcomes.delete(`${begun.accountKey}/${begun.jobId}`);
      note(aboutJob(begun), wordsOfBegun(begun), '');
      say(noticeForBegun(begun, settings()));
    },
    stopped: (stopped, source) => {
      note({ accountKey: null, jobId: null }, wordsOfStopped(stopped), '');
      // In the window the activity list says so.
      if (source !== 'window') say(noticeForStopped(stopped));
    },
    resubmitted: (resubmitted) => {
      const { accountKey, jobId, fate } = resubmitted;
      // The line leads to the new job, where there is one.
      const about = { accountKey, jobId: fate.kind === 'submitted' ? fate.jobId : jobId };
      const detail = fate.kind === 'submitted' ? '' : fate.trouble.detail;
      note(about, wordsOfResubmitted(resubmitted), detail);
    },
    stands: ({ key, name }, standing) => {
      const code = standing.kind === 'trouble' ? standing.code : undefined;
      if (troubles.get(key) === code) return;
      if (code === undefined) troubles.delete(key);
      else {
        troubles.set(key, code);
        say(noticeForTrouble({ accountKey: key, accountName: name, code }, settings()));
      }
    },
    outcomeOf: (accountKey, jobId) => outcomes.get(`${accountKey}/${jobId}`),
    lines: () => activity.lines(),
  };
};

type About = Pick<ActivityLine, 'accountKey' | 'jobId'>;

const aboutJob = ({ accountKey, jobId }: Begun): About => ({ accountKey, jobId });
