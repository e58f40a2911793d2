// What the user's program gets about an outcome: the event, and what is known of the job and its account by then.
import type { Accounts } from '../accounts/account-service.ts';
import { toJobId } from '../casjobs/job.ts';
import type { OutcomeFacts, OutcomeTime } from '../hook/outcome-json.ts';
import { t } from '../i18n/translate.ts';
import { outcomeTexts } from '../notifications/outcome-texts.ts';
import type { OutcomeEvent } from '../watch/outcomes.ts';
import type { PendingOutcome } from '../watch/watch-persistence.ts';
import { timesOf } from './view-model/job-view.ts';
import type { Watchers } from './account-watchers.ts';
import { hostOf, serviceNameOf } from './service-info.ts';

/** Null where the account is gone. */
export const outcomeFactsOf = (
  { event, at }: PendingOutcome,
  accounts: Pick<Accounts, 'get'>,
  watchers: Pick<Watchers, 'get'>,
): OutcomeFacts | null => {
  const account = accounts.get(event.accountKey);
  if (account === undefined) return null;
  return {
    isTest: false,
    jobId: event.jobId,
    account: account.name,
    service: serviceNameOf(account),
    host: hostOf(account),
    taskName: event.taskName,
    status: event.status,
    outcome: event.outcome,
    text: textOf(event),
    rows: event.rows,
    at,
    ...jobFactsOf(event, watchers),
  };
};

type JobFacts = Pick<OutcomeFacts, 'context' | 'submitted' | 'started' | 'ended'>;

const nothingKnown: JobFacts = { context: null, submitted: null, started: null, ended: null };

/** Null each after a start of the app, until the job was listed again. */
const jobFactsOf = (
  { accountKey, jobId: text }: OutcomeEvent,
  watchers: Pick<Watchers, 'get'>,
): JobFacts => {
  const jobId = toJobId(text);
  const store = watchers.get(accountKey)?.jobStore;
  const job = jobId === null ? undefined : store?.get(jobId)?.job;
  if (store === undefined || job === undefined) return nothingKnown;
  return { context: job.context, ...timesOf(job, store.zone()) };
};

const textOf = (event: OutcomeEvent): string => {
  const { title, body } = outcomeTexts(event);
  return body === '' ? title : t('program.outcome', { title, body });
};

/** A made-up outcome, to test the program. */
export const sampleFacts = (now: number): OutcomeFacts => {
  const before = (minutes: number): OutcomeTime => {
    const at = now - minutes * 60_000;
    return { serviceTime: new Date(at).toISOString(), at };
  };
  return {
    isTest: true,
    jobId: '5001',
    account: t('program.sample-account'),
    service: t('program.sample-service'),
    host: 'casjobs.example.org',
    taskName: t('program.sample-name'),
    context: 'MyDB',
    status: 'finished',
    outcome: 'done-finished',
    text: t('program.sample-text'),
    rows: '42',
    submitted: before(12),
    started: before(10),
    ended: before(0),
    at: now,
  };
};
