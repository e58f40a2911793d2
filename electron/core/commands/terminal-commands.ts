// What a command in a terminal asks of the core. It names the terminal as the source, and reads jobs as they are this
// moment, older ones than a snapshot has included.
import { toJobId, type JobId } from '../../casjobs/job.ts';
import { badInput, fail, type Result } from '../../result.ts';
import type { ActivityRecorder } from '../../activity/activity-recorder.ts';
import { t } from '../../i18n/translate.ts';
import type { JobRecord } from '../../watch/job-store.ts';
import type { Outbox } from '../../watch/outbox.ts';
import type { OutcomeKind } from '../../watch/outcomes.ts';
import { watchKeyOf } from '../../watch/watch-persistence.ts';
import type { Watcher } from '../../watch/account-watcher.ts';
import type { WatchRegistry } from '../../watch/watch-registry.ts';
import type { Watch } from '../../watch/watch-reducer.ts';
import type { JobOutcomes } from '../job-outcomes.ts';
import { cancelJobs, type CommandsDeps } from './create-commands.ts';
import { jobViewOf } from '../view-model/job-view.ts';
import type { JobView } from '../view-model/snapshot.ts';

export interface TerminalCommands {
  /** Polls the account now; resolves when that has ended, well or not. */
  refresh(accountKey: string): Promise<void>;
  /** All known jobs of the account, in no order. */
  records(accountKey: string): readonly JobRecord[];
  record(accountKey: string, jobId: string): JobRecord | undefined;
  /** Null where the account is gone. */
  view(accountKey: string, record: JobRecord): JobView | null;
  watchOf(accountKey: string, jobId: string): Watch | undefined;
  /** The last outcome that was reported of the job. */
  outcomeOf(accountKey: string, jobId: string): OutcomeKind | undefined;
  /** Saves the cancels; the first refusal is the answer. */
  cancel(accountKey: string, jobIds: readonly string[]): Promise<Result<null>>;
  watch(accountKey: string, jobId: string): Promise<Result<null>>;
  /** A null: it is not known whether the service has made a job. */
  submitAgain(accountKey: string, jobId: string): Promise<Result<{ jobId: string | null }>>;
}

export interface TerminalCommandsDeps extends Pick<
  CommandsDeps,
  'watchers' | 'setPaused' | 'lock'
> {
  readonly registry: Pick<WatchRegistry, 'get'>;
  readonly outbox: Pick<Outbox, 'waitsAgain'>;
  readonly jobOutcomes: Pick<JobOutcomes, 'outcomeOf'>;
  readonly recorder: Pick<ActivityRecorder, 'fromTerminal'>;
  readonly clock: { shiftMs(): number };
}

export const terminalCommands = (deps: TerminalCommandsDeps): TerminalCommands => {
  const { watchers, registry, outbox, jobOutcomes, recorder, clock } = deps;
  const withJob = async <T>(
    accountKey: string,
    text: string,
    run: (watcher: Watcher, jobId: JobId) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const watcher = watchers.get(accountKey);
    const jobId = toJobId(text);
    if (!watcher) return fail('no-account');
    return jobId === null ? badInput('jobIds', t('input.this-no-job-id')) : run(watcher, jobId);
  };
  const watchOf = (accountKey: string, text: string): Watch | undefined => {
    const jobId = toJobId(text);
    return jobId === null ? undefined : registry.get(accountKey, jobId);
  };
  return {
    refresh: async (accountKey) => watchers.get(accountKey)?.refreshOnce(),
    records: (accountKey) => watchers.get(accountKey)?.jobStore.all() ?? [],
    record: (accountKey, text) => {
      const jobId = toJobId(text);
      return jobId === null ? undefined : watchers.get(accountKey)?.jobStore.get(jobId);
    },
    view: (accountKey, known) => {
      const watcher = watchers.get(accountKey);
      if (!watcher) return null;
      const { jobId } = known.job;
      const watch = registry.get(accountKey, jobId);
      return jobViewOf({
        accountKey,
        known,
        watch,
        cancelWaits: watch?.kind === 'cancel' && outbox.waitsAgain(watchKeyOf(watch)),
        outcome: jobOutcomes.outcomeOf(accountKey, jobId),
        resubmission: watcher.resubmitCommand.of(jobId),
        zone: watcher.jobStore.zone(),
        now: Date.now(),
        shiftMs: clock.shiftMs(),
      });
    },
    watchOf,
    outcomeOf: (accountKey, jobId) => jobOutcomes.outcomeOf(accountKey, jobId),
    cancel: async (accountKey, jobIds) => {
      const asked = await cancelJobs(deps, accountKey, jobIds, 'terminal');
      if (asked.ok)
        for (const jobId of jobIds) recorder.fromTerminal({ accountKey, jobId }, 'cancel');
      return asked;
    },
    watch: (accountKey, text) =>
      withJob(accountKey, text, async (watcher, jobId) => {
        const entered = await watcher.watch(jobId, true, 'terminal');
        if (entered.ok) recorder.fromTerminal({ accountKey, jobId }, 'watch');
        return entered;
      }),
    submitAgain: (accountKey, text) =>
      withJob(accountKey, text, (watcher, jobId) => {
        recorder.fromTerminal({ accountKey, jobId }, 'submit');
        return watcher.resubmitCommand.submitAgain(jobId);
      }),
  };
};
