// Carries out a command of a terminal by the core: finds the accounts that are meant, and sends replies.
import { nextText } from '../i18n/value-texts.ts';
import { t } from '../i18n/translate.ts';
import { newestRecordFirst } from '../core/view-model/newest-first.ts';
import type { AccountView, JobView } from '../core/view-model/snapshot.ts';
import type { AppError } from '../result.ts';
import { errorEndOf, needsPerson } from './exit-codes.ts';
import { followJobs, outcomeSince, type FoundJob } from './follow-jobs.ts';
import { isSelected } from './job-selection.ts';
import {
  BATCH,
  type CommandJob,
  type CommandReply,
  type CommandRequest,
  type ExitCode,
  type JobRow,
  type RequestOf,
} from './messages.ts';
import type { CommandCore } from './command-core.ts';

/** Passes a reply on; resolves when the next one may be sent. */
export type SendReply = (reply: CommandReply) => void | Promise<void>;

/** What was polled less long ago is not polled again for a list. ms */
const FRESH_MS = 10_000;

/** Sends everything but `end`. @param signal aborted when nobody listens any longer */
export const answerCommand = async (
  core: CommandCore,
  { account, request }: CommandRequest,
  send: SendReply,
  signal: AbortSignal,
): Promise<void> => {
  const accounts = accountsNamed(core, account);
  if (accounts.length === 0) {
    await send(
      problemOf(
        'no-account',
        null,
        account === null ? t('cli.no-account') : t('cli.no-such-account', { account }),
        account === null ? 4 : 2,
      ),
    );
    return;
  }
  switch (request.kind) {
    case 'accounts':
      return sendAccounts(core, accounts, send);
    case 'jobs':
      return sendJobs(core, accounts, request, send);
    case 'cancel':
    case 'watch':
      return requestAndFollow(core, accounts, request, send, signal);
    case 'submit-again':
      return submitAgain(core, accounts, request, send);
    case 'hand-over':
      return undefined;
  }
};

const accountsNamed = (core: CommandCore, name: string | null): readonly AccountView[] =>
  core.accounts().filter((one) => name === null || one.name.toLowerCase() === name.toLowerCase());

const problemOf = (
  code: string,
  account: string | null,
  text: string,
  end: ExitCode | null,
): CommandReply => ({ kind: 'problem', account, code, text, end });

/** Rejected credentials are not sent again by each command: many tries lock an account. */
const isTried = ({ connection }: AccountView): boolean =>
  connection.kind === 'error' &&
  needsPerson(connection.code) &&
  connection.code.startsWith('credentials-');

const isFresh = ({ lastSuccessAt, connection }: AccountView): boolean =>
  connection.kind === 'good' &&
  lastSuccessAt !== null &&
  Math.abs(Date.now() - lastSuccessAt) < FRESH_MS;

/** @returns the accounts as they are then */
const refreshed = async (
  core: CommandCore,
  accounts: readonly AccountView[],
): Promise<readonly AccountView[]> => {
  const due = accounts.filter((one) => !isFresh(one) && !isTried(one));
  await Promise.all(due.map(({ key }) => core.terminal.refresh(key)));
  const keys = new Set(accounts.map(({ key }) => key));
  return core.accounts().filter(({ key }) => keys.has(key));
};

const sendProblems = async (accounts: readonly AccountView[], send: SendReply): Promise<void> => {
  for (const { name, connection } of accounts)
    if (connection.kind === 'error') {
      const why = t(`error.${connection.code}`);
      await send(
        problemOf(
          connection.code,
          name,
          t('cli.problem-list', { account: name, why }),
          errorEndOf(connection.code),
        ),
      );
    }
};

const sendAccounts = async (
  core: CommandCore,
  accounts: readonly AccountView[],
  send: SendReply,
): Promise<void> => {
  const rows = (await refreshed(core, accounts)).map((one) => {
    const { name, serviceName: service, host, connection, lastSuccessAt } = one;
    const isProblem = connection.kind === 'error';
    const activeJobs = core.terminal
      .records(one.key)
      .filter(
        ({ job, vanished }) =>
          !vanished &&
          isSelected({ statuses: null, since: null, name: null, all: false }, { ...job, order: 0 }),
      ).length;
    return {
      name,
      service,
      host,
      state: isProblem ? ('problem' as const) : connection.kind,
      problem: isProblem ? { code: connection.code, text: t(`error.${connection.code}`) } : null,
      updatedAt: lastSuccessAt === null ? null : Math.round(lastSuccessAt),
      activeJobs,
    };
  });
  await send({ kind: 'accounts', accounts: rows });
};

const sendJobs = async (
  core: CommandCore,
  accounts: readonly AccountView[],
  { selection }: RequestOf<'jobs'>,
  send: SendReply,
): Promise<void> => {
  const now = await refreshed(core, accounts);
  for (const { key, name } of now) {
    const selected = core.terminal
      .records(key)
      .filter(({ job, vanished, order }) => !vanished && isSelected(selection, { ...job, order }))
      .sort(newestRecordFirst);
    for (let at = 0; at < selected.length; at += BATCH) {
      const jobs = selected.slice(at, at + BATCH).flatMap((record) => {
        const view = core.terminal.view(key, record);
        return view ? [rowOf(view, name)] : [];
      });
      await send({ kind: 'jobs', jobs });
      // Other work of the app comes between.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  await sendProblems(now, send);
};

const CUT = 500;

const rowOf = (view: JobView, account: string): JobRow => {
  const { accountKey, jobId, taskName, context, status, statusCode, submitted, started, ended } =
    view;
  const { queueMinutes, rows, canCancel, watched, outcome } = view;
  const timeOf = (time: JobView['submitted']): JobRow['submitted'] =>
    time && {
      serviceTime: time.serviceTime.slice(0, 200),
      at: time.at === null ? null : Math.round(time.at),
    };
  return {
    accountKey,
    account,
    jobId,
    name: taskName === null ? null : taskName.slice(0, CUT),
    context: context === null ? null : context.slice(0, CUT),
    status,
    statusCode,
    submitted: timeOf(submitted),
    started: timeOf(started),
    ended: timeOf(ended),
    queueMinutes,
    rows: rows.slice(0, 100),
    canCancel,
    watched,
    outcome,
  };
};

type Found = { readonly jobs: readonly FoundJob[] } | { readonly unclear: string };

/** The account that lists a job; the only account where there is one. */
const find = (
  core: CommandCore,
  accounts: readonly AccountView[],
  refs: readonly CommandJob[],
): Found => {
  const jobs: FoundJob[] = [];
  const seen = new Set<string>();
  for (const { accountKey, jobId } of refs) {
    const owners = accounts.filter(({ key }) =>
      accountKey === null
        ? accounts.length === 1 || core.terminal.record(key, jobId)
        : key === accountKey,
    );
    const [owner, second] = owners;
    if (!owner || second) return { unclear: jobId };
    const id = BigInt(jobId).toString();
    if (seen.has(`${owner.key}/${id}`)) continue;
    seen.add(`${owner.key}/${id}`);
    jobs.push({ accountKey: owner.key, account: owner.name, jobId: id });
  }
  return { jobs };
};

const findRefreshed = async (
  core: CommandCore,
  accounts: readonly AccountView[],
  refs: readonly CommandJob[],
): Promise<Found> => {
  const found = find(core, accounts, refs);
  return 'unclear' in found ? find(core, await refreshed(core, accounts), refs) : found;
};

const unclear = (jobId: string): CommandReply =>
  problemOf('which-account', null, t('cli.which-account', { id: jobId }), 2);

const refusalOf = (error: AppError): string =>
  error.code === 'locked' ? t('cli.locked') : `${t(`error.${error.code}`)} ${nextText(error)}`;

const requestAndFollow = async (
  core: CommandCore,
  accounts: readonly AccountView[],
  request: RequestOf<'cancel'> | RequestOf<'watch'>,
  send: SendReply,
  signal: AbortSignal,
): Promise<void> => {
  const found = await findRefreshed(core, accounts, request.jobs);
  if ('unclear' in found) return send(unclear(found.unclear));
  const verb = request.kind;
  const waits = request.kind === 'watch' || request.waits;
  const toldBefore = request.isAgain
    ? found.jobs.flatMap((job) => outcomeSince(core, job, verb) ?? [])
    : [];
  for (const event of toldBefore) await send(event);
  const isTold = new Set(toldBefore.map(({ accountKey, jobId }) => `${accountKey}/${jobId}`));
  const jobs = found.jobs.filter(({ accountKey, jobId }) => !isTold.has(`${accountKey}/${jobId}`));
  if (jobs.length === 0) return;
  const followed = followJobs(
    jobs,
    { core, send: (reply) => void send(reply), verb, waits, isAgain: request.isAgain },
    signal,
  );
  for (const accountKey of new Set(jobs.map((job) => job.accountKey))) {
    const ids = jobs.filter((job) => job.accountKey === accountKey).map(({ jobId }) => jobId);
    const refused =
      verb === 'cancel'
        ? await core.terminal.cancel(accountKey, ids)
        : await watchAll(core, accountKey, ids);
    if (refused.ok) continue;
    await send(problemOf(refused.error.code, null, refusalOf(refused.error), null));
    followed.giveUp(accountKey, refused.error.code);
  }
  followed.catchUp();
  await followed.ended;
};

const watchAll = async (
  core: CommandCore,
  accountKey: string,
  ids: readonly string[],
): ReturnType<CommandCore['terminal']['watch']> => {
  const answers = await Promise.all(ids.map((jobId) => core.terminal.watch(accountKey, jobId)));
  return answers.find(({ ok }) => !ok) ?? { ok: true, value: null };
};

const submitAgain = async (
  core: CommandCore,
  accounts: readonly AccountView[],
  { job }: RequestOf<'submit-again'>,
  send: SendReply,
): Promise<void> => {
  // Its query is known only when it was listed.
  const found = find(core, await refreshed(core, accounts), [job]);
  if ('unclear' in found) return send(unclear(found.unclear));
  const [one] = found.jobs;
  if (!one) return;
  const { accountKey, account, jobId } = one;
  if (!core.terminal.record(accountKey, jobId)) {
    await send(problemOf('no-such-job', account, t('cli.not-listed', { id: jobId }), 5));
    return;
  }
  const answer = await core.terminal.submitAgain(accountKey, jobId);
  if (answer.ok)
    await send({ kind: 'submitted', accountKey, account, jobId, newJobId: answer.value.jobId });
  else {
    const { code } = answer.error;
    await send(
      problemOf(
        code,
        account,
        code === 'unsendable' ? t('cli.not-submittable', { id: jobId }) : refusalOf(answer.error),
        errorEndOf(code),
      ),
    );
  }
};
