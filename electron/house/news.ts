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
import type { ErrorCode } from '../outcome.ts';
import type { Settings } from '../settings/settings.ts';
import type { Standing } from '../snapshot.ts';
import type { Begun, OutcomeKind, Resubmitted, Source } from '../watch/outcomes.ts';
import type { Stopped } from '../watch/outbox.ts';
import type { Owed } from '../watch/watch-store.ts';
import type { Diary } from './diary.ts';

export type Notify = (notice: Notice, then: (shown: boolean) => void) => void;

export interface NewsDeps {
  readonly settings: () => Settings;
  /** Shows a notice, and says then whether it could be shown. */
  readonly notify: Notify;
  /** A person has been told: the outcome is owed no more. */
  readonly paid: (id: number) => void;
  readonly diary: Diary;
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
  /** Forgets all that it has heard. */
  forget(): void;
}

export const createNews = (deps: NewsDeps): News => {
  const { settings, notify, paid, diary } = deps;
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

  return {
    tell: ({ id, told, at }) => {
      outcomes.set(`${told.accountKey}/${told.jobId}`, told.outcome);
      diary.told(told, at);
      say(noticeFor(told, settings()), (shown) => {
        if (shown) pay(id);
        else unshown.add(id);
      });
    },
    drawn: () => unshown.forEach(pay),
    begun: (begun) => {
      // A new cancel: what came of the last one is history.
      outcomes.delete(`${begun.accountKey}/${begun.jobId}`);
      diary.begun(begun);
      say(noticeForBegun(begun, settings()));
    },
    stopped: (stopped, source) => {
      diary.stopped(stopped);
      // In the window the activity list says so.
      if (source !== 'window') say(noticeForStopped(stopped));
    },
    resubmitted: (resubmitted) => diary.resubmitted(resubmitted),
    stands: (account, standing) => {
      const { key, name } = account;
      diary.stands(account, standing);
      const code = standing.kind === 'trouble' ? standing.code : undefined;
      if (troubles.get(key) === code) return;
      if (code === undefined) troubles.delete(key);
      else {
        troubles.set(key, code);
        say(noticeForTrouble({ accountKey: key, accountName: name, code }, settings()));
      }
    },
    outcomeOf: (accountKey, jobId) => outcomes.get(`${accountKey}/${jobId}`),
    forget: () => [outcomes, troubles].forEach((one) => one.clear()),
  };
};
