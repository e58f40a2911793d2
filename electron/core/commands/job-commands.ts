// What the requests about one job do: watching it, its long texts, and the ways out to the browser.
import type { Accounts } from '../../accounts/account-service.ts';
import type { Account } from '../../accounts/account-store.ts';
import { jobPageUrl } from '../../casjobs/endpoint.ts';
import { toJobId, type Job, type JobId } from '../../casjobs/job.ts';
import { PRACTICE_ID } from '../../casjobs/service-presets.ts';
import type { Commands, JobRef } from '../../ipc/contract.ts';
import { badInput, succeed, fail, type Result } from '../../result.ts';
import type { WatchRegistry } from '../../watch/watch-registry.ts';
import type { Watcher } from '../../watch/account-watcher.ts';
import { checkOutputUrl } from './output-url.ts';
import type { Watchers } from '../account-watchers.ts';
import { copied } from './copy-result.ts';
import { t } from '../../i18n/translate.ts';
import type { ConfirmQuestion } from '../platform.ts';

export interface JobCommandsDeps {
  readonly accounts: Accounts;
  readonly watchers: Watchers;
  readonly withdraw: WatchRegistry['withdraw'];
  readonly practiceBase: () => Promise<string>;
  readonly copyText: (text: string) => Promise<void>;
  readonly askBack: (question: ConfirmQuestion) => Promise<boolean>;
  /** Opens an http or https address in the person's browser. */
  readonly openUrl: (url: string) => Promise<void>;
}

type Answer<T> = Result<T> | Promise<Result<T>>;

type JobCommands = Pick<
  Commands,
  | 'watch-job'
  | 'drop-cancel'
  | 'submit-again'
  | 'job-details'
  | 'copy-query'
  | 'open-output'
  | 'open-job-page'
>;

interface Found {
  readonly account: Account;
  readonly watcher: Watcher;
  readonly jobId: JobId;
  readonly job: Job | undefined;
}

export const jobCommands = (deps: JobCommandsDeps): JobCommands => {
  const { accounts, watchers, copyText, openUrl } = deps;
  const withJob = <T>(ref: JobRef, run: (found: Found) => Answer<T>): Answer<T> => {
    const account = accounts.get(ref.accountKey);
    const watcher = watchers.get(ref.accountKey);
    const jobId = toJobId(ref.jobId);
    if (!account || !watcher) return fail('no-account');
    if (jobId === null) return badInput('jobIds', t('typed.this-no-job-id'));
    return run({ account, watcher, jobId, job: watcher.jobStore.get(jobId)?.job });
  };
  const pageBase = async ({ account }: Found): Promise<string> =>
    account.service === PRACTICE_ID ? deps.practiceBase() : account.base;
  const pageUrl = async (found: Found): Promise<string> =>
    jobPageUrl(await pageBase(found), found.jobId);
  /** The address comes from the service. */
  const openOutput = async (found: Found): Promise<Result<null>> => {
    const url = found.job?.outputLoc ?? '';
    const judgement = checkOutputUrl(url, await pageBase(found));
    if (judgement === 'refuse') return badInput('jobIds', t('typed.no-output'));
    if (judgement === 'open' || (await deps.askBack(localQuestion(new URL(url).host)))) {
      // In the form that was judged: another parser may read the raw text in another way.
      await openUrl(new URL(url).href);
    }
    return succeed(null);
  };

  return {
    'watch-job': ({ on, ...ref }) =>
      withJob(ref, ({ watcher, jobId }) => watcher.watch(jobId, on, 'window')),
    'drop-cancel': (ref) =>
      withJob(ref, ({ account, jobId }) => succeed({ fate: deps.withdraw(account.key, jobId) })),
    'submit-again': (ref) =>
      withJob(ref, ({ watcher, jobId }) => watcher.resubmitCommand.submitAgain(jobId)),
    'job-details': (ref) =>
      withJob(ref, async (found) => {
        const { query = null, error = null, outputLoc = null } = found.job ?? {};
        return succeed({ ...ref, query, error, outputLoc, pageUrl: await pageUrl(found) });
      }),
    'copy-query': (ref) =>
      withJob(ref, ({ job }) => {
        const query = job?.query ?? null;
        // What a person has in the clipboard is not emptied.
        if (query === null) return badInput('jobIds', t('typed.no-query'));
        return copied(copyText(query));
      }),
    'open-output': (ref) => withJob(ref, openOutput),
    'open-job-page': (ref) =>
      withJob(ref, async (found) => {
        await openUrl(await pageUrl(found));
        return succeed(null);
      }),
  };
};

const localQuestion = (host: string): ConfirmQuestion => ({
  message: t('output.local'),
  detail: t('output.local-body', { host }),
  safe: t('output.local-safe'),
  sure: t('output.local-sure'),
});
