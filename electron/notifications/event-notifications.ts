// Hears what became of jobs and accounts, and passes it on: to the activity list, to the notices, to the rows.
import type { Account } from '../accounts/account-store.ts';
import {
  noticeFor,
  noticeForAccepted,
  noticeForStopped,
  noticeForTrouble,
  type Notice,
  type Suppressed,
} from './notifications.ts';
import type { Activity } from '../activity/activity-log.ts';
import type { ErrorCode } from '../result.ts';
import type { Settings } from '../settings/settings.ts';
import type { ConnectionStatus } from '../core/view-model/snapshot.ts';
import {
  outcomeKinds,
  type CancelAccepted,
  type OutcomeKind,
  type Resubmitted,
  type Source,
} from '../watch/outcomes.ts';
import type { Stopped } from '../watch/outbox.ts';
import type { PendingOutcome } from '../watch/watch-persistence.ts';
import type { ActivityRecorder } from '../activity/activity-recorder.ts';

export type Notify = (notice: Notice, then: (shown: boolean) => void) => void;

/**
 * A notice that says neither that it was shown nor that it was not: after so long a window that is seen tells it
 * instead; ms. Longer than a notice may be kept back to be told with others.
 */
const NOTICE_ANSWERS_MS = 30_000;

interface OutcomeDispatcherDeps {
  readonly settings: () => Settings;
  /** Shows a notice, and says then whether it could be shown. */
  readonly notify: Notify;
  /** A person has been told. */
  readonly paid: (id: number) => void;
  /** The line that tells the outcome lies on the disk. */
  readonly written: (id: number) => void;
  readonly recorder: ActivityRecorder;
  /** Where the outcomes of earlier runs lie. */
  readonly activity: Pick<Activity, 'outcomes' | 'forgetOutcomes'>;
  /** Something waits to be told by a window: `drawn` is to be called when a person sees one. */
  readonly changed: () => void;
}

export interface OutcomeDispatcher {
  tell(owed: PendingOutcome): void;
  begun(accepted: CancelAccepted): void;
  /** Many cancels were stopped. */
  stopped(stopped: Stopped, source: Source): void;
  resubmitted(resubmitted: Resubmitted): void;
  /**
   * A window that a person sees has drawn all that was told so far. That acknowledges those outcomes that no notice
   * tells: because none is wanted, or it could not be shown, or has not answered for long. All others stay to be told
   * again after a restart.
   */
  drawn(): void;
  /** The system shows notices again, or now for the first time: those that it did not show are shown once more. */
  noticesBack(): void;
  /** How an account stands now; a trouble is told when it comes, not as long as it lasts. */
  stands(account: Account, standing: ConnectionStatus): void;
  outcomeOf(accountKey: string, jobId: string): OutcomeKind | undefined;
  /** The account is gone, or its jobs are others now. */
  forgetJobs(accountKey: string): void;
  /** Forgets all that it has heard. */
  forget(): void;
  /** At the end: no notice is waited for any more. */
  close(): void;
}

export const createOutcomeDispatcher = (deps: OutcomeDispatcherDeps): OutcomeDispatcher => {
  const { settings, notify, written, recorder, activity } = deps;
  const answers = createAnswers(deps);
  const outcomes = new Map(keptOutcomes(activity));
  const troubles = new Map<string, ErrorCode>();

  const nothing = (): void => undefined;
  const say = (notice: Notice | Suppressed, then: (shown: boolean) => void = nothing): void => {
    if ('title' in notice) notify(notice, then);
    else then(false);
  };

  return {
    tell: ({ id, told: event, at }) => {
      outcomes.set(keyOf(event), event.outcome);
      recorder.told(event, at, () => written(id));
      const notice = noticeFor(event, settings());
      say(notice, answers.expect(id, 'title' in notice ? notice : null));
    },
    drawn: () => answers.drawn(),
    noticesBack: () => answers.repeat(notify),
    begun: (accepted) => {
      // A new cancel: what came of the last one is history.
      if (outcomes.delete(keyOf(accepted)))
        activity.forgetOutcomes((one) => keyOf(one) === keyOf(accepted));
      recorder.begun(accepted);
      say(noticeForAccepted(accepted, settings()));
    },
    stopped: (stopped, source) => {
      recorder.stopped(stopped);
      // In the window the activity list says so.
      if (source !== 'window') say(noticeForStopped(stopped));
    },
    resubmitted: (resubmitted) => recorder.resubmitted(resubmitted),
    stands: (account, standing) => {
      const { key, name } = account;
      recorder.stands(account, standing);
      const code = standing.kind === 'trouble' ? standing.code : undefined;
      if (troubles.get(key) === code) return;
      if (code === undefined) troubles.delete(key);
      else {
        troubles.set(key, code);
        say(noticeForTrouble({ accountKey: key, accountName: name, code }, settings()));
      }
    },
    outcomeOf: (accountKey, jobId) => outcomes.get(keyOf({ accountKey, jobId })),
    forgetJobs: (accountKey) => {
      for (const key of outcomes.keys())
        if (key.startsWith(keyOf({ accountKey, jobId: '' }))) outcomes.delete(key);
      troubles.delete(accountKey);
      activity.forgetOutcomes((one) => one.accountKey === accountKey);
    },
    forget: () => [outcomes, troubles].forEach((one) => one.clear()),
    close: () => answers.close(),
  };
};

const keyOf = ({ accountKey, jobId }: Pick<CancelAccepted, 'accountKey' | 'jobId'>): string =>
  `${accountKey}/${jobId}`;

/** Of earlier runs. A kind that only a later version knows is left alone. */
const keptOutcomes = (activity: OutcomeDispatcherDeps['activity']): [string, OutcomeKind][] =>
  activity.outcomes().flatMap((one) => {
    const kind = outcomeKinds.find((known) => known === one.outcome);
    return kind === undefined ? [] : [[keyOf(one), kind]];
  });

/** What the notices of outcomes say of themselves, and who else tells the outcome. */
const createAnswers = ({ paid, changed }: Pick<OutcomeDispatcherDeps, 'paid' | 'changed'>) => {
  const waiting = new Map<number, NodeJS.Timeout>();
  /** For the window to tell; with the notice, where one was tried for the first time. */
  const unshown = new Map<number, Notice | null>();
  const stopWaiting = (id: number): void => {
    clearTimeout(waiting.get(id));
    waiting.delete(id);
  };
  const leaveToWindow = (id: number, notice: Notice | null): void => {
    stopWaiting(id);
    unshown.set(id, notice);
    // A window that is seen by now would tell it with its next drawing only.
    changed();
  };
  const pay = (id: number): void => {
    stopWaiting(id);
    unshown.delete(id);
    paid(id);
  };
  const expect = (id: number, notice: Notice | null): ((shown: boolean) => void) => {
    const timer = setTimeout(() => leaveToWindow(id, null), NOTICE_ANSWERS_MS);
    timer.unref();
    waiting.set(id, timer);
    return (shown) => (shown ? pay(id) : leaveToWindow(id, notice));
  };
  return {
    expect,
    repeat: (notify: Notify): void => {
      for (const [id, notice] of [...unshown]) {
        if (notice === null) continue;
        unshown.delete(id);
        notify(notice, expect(id, null));
      }
    },
    drawn: () => [...unshown.keys()].forEach(pay),
    close: () => [...waiting.keys()].forEach(stopWaiting),
  };
};
