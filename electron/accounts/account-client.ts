// The only way from the app to an account's service: adds the credentials to each call, chooses the binding, keeps to
// Retry-After, remembers whether the credentials were accepted, and reports each CancelJob to the activity list.
import { CasJobsError } from '../casjobs/errors.ts';
import type { JobId, WsId } from '../casjobs/job.ts';
import type {
  CasJobsService,
  ConnectionFacts,
  Credentials,
  JobQuery,
  JobsAnswer,
  ServiceOptions,
  Submission,
} from '../casjobs/service.ts';
import { factsOf, PRACTICE_ID } from '../casjobs/service-presets.ts';
import type { Accounts } from './account-service.ts';
import type { Account } from './account-store.ts';
import { createRejectedCredentials, type RejectedCredentials } from './rejected-credentials.ts';
import { isSameSecret, type StoredSecret } from './stored-secret.ts';

/** Each call rejects with a CasJobsError as in CasJobsService, or with a VaultError where the keychain has no password. */
export interface AccountClient {
  /** Sends one request without side effects; resolves to how it went. */
  check(): Promise<ConnectionFacts>;
  jobs(query: JobQuery): Promise<JobsAnswer>;
  jobStatus(jobId: JobId): Promise<number>;
  /**
   * Sends CancelJob.
   * @param mayBeSent asked when the credentials are there, right before the request is sent, and again before it is
   * sent with changed credentials; where it answers false, nothing is sent
   */
  cancel(jobId: JobId, mayBeSent: () => boolean): Promise<void>;
  submit(submission: Submission): Promise<JobId>;
  /** How long the service still asks not to be called, ms, 0 to 600,000; 0 where it does not. */
  retryAfterMs(): number;
  readonly credentials: Omit<RejectedCredentials, 'version' | 'accept'>;
  /** Ends what the service has opened for the account: it is gone, or has another password. Never rejects. */
  endSession(): Promise<void>;
  /** Ends the calls under way: they reject with `unreachable`. */
  close(): void;
}

/** What becomes of a CancelJob, for the activity list. */
export type CancelCall = 'sent' | 'answered' | { readonly error: unknown };

export interface AccountClientDeps {
  /** As it is when the client is created. */
  readonly account: Account;
  readonly accounts: Pick<
    Accounts,
    ('get' | 'secretOf' | 'noteWsId') | ('bindingChoices' | 'noteBinding' | 'noteAccepted')
  >;
  readonly createService: (options: ServiceOptions) => CasJobsService;
  /** Starts the practice service if it does not run. Its password is of this run only. */
  readonly practice: () => Promise<{ readonly base: string; readonly password: string }>;
  /** ms since 1970, by a clock that can't be set. */
  readonly now: () => number;
  readonly onCancelCall: (jobId: JobId, what: CancelCall) => void;
}

export const createAccountClient = (deps: AccountClientDeps): AccountClient => {
  const { account, accounts, now } = deps;
  const { key } = account;
  const ended = new AbortController();
  const isEnded = (): boolean => ended.signal.aborted;
  const signedIn = createSignedInCalls(deps, ended.signal);
  const { rejectsByMistake } = factsOf(account.base);
  const credentials = createRejectedCredentials(account.wereAccepted, rejectsByMistake);
  const retryAfter = createRetryAfter(now);

  const call = async <T>(run: Call<T>, wasSent = (): boolean => true): Promise<T> => {
    const version = credentials.version();
    const reply = await signedIn.run(run).catch(retryAfter.fail);
    // Where nothing was sent, the service has said nothing.
    if (!wasSent()) return reply;
    retryAfter.succeed();
    // Not waited for: at worst the next run does not know.
    if (credentials.accept(version)) void accounts.noteAccepted(key).catch(() => undefined);
    return reply;
  };

  return {
    credentials: {
      ...credentials,
      reset: () => {
        credentials.reset();
        // What is known of the wait and the password may have been another's.
        retryAfter.succeed();
        void signedIn.endSession();
      },
    },
    endSession: () => signedIn.endSession(),
    check: () => call((service, who) => service.check(who)),
    jobs: (query) => call((service, who) => service.jobs(who, query)),
    jobStatus: (jobId) => call((service, who) => service.jobStatus(who, jobId)),
    submit: (submission) => call((service, who) => service.submit(who, submission)),
    cancel: (jobId, mayBeSent) => {
      let isSent = false;
      const send: Call<void> = async (service, who) => {
        isSent = mayBeSent();
        if (!isSent) return;
        deps.onCancelCall(jobId, 'sent');
        const reply = await service.cancel(who, jobId).then(
          () => 'answered' as const,
          (error: unknown) => ({ error }),
        );
        // A call that ends with its account or with the app says nothing.
        if (!isEnded()) deps.onCancelCall(jobId, reply);
        if (typeof reply === 'object') throw reply.error;
      };
      return call(send, () => isSent);
    },
    retryAfterMs: retryAfter.leftMs,
    close: () => ended.abort(),
  };
};

type Call<T> = (service: CasJobsService, who: Credentials) => Promise<T>;

/** For how long a service asks not to be called. */
const createRetryAfter = (now: () => number) => {
  let asked: { readonly at: number; readonly ms: number } | null = null;
  return {
    succeed: (): void => void (asked = null),
    fail: (error: unknown): never => {
      const ms = error instanceof CasJobsError ? error.retryAfterMs : null;
      if (ms !== null) asked = { at: now(), ms };
      throw error;
    },
    leftMs: (): number => {
      if (asked === null) return 0;
      // A clock that was set back must not make it longer.
      return Math.min(asked.ms, Math.max(0, asked.at + asked.ms - now()));
    },
  };
};

interface Connection {
  readonly service: CasJobsService;
  readonly base: string;
  readonly binding: Account['binding'];
  /** See Accounts.bindingChoices. */
  readonly choice: number;
}

/** Runs a call with the credentials of now; once more where they were changed while the call was under way. */
const createSignedInCalls = (deps: AccountClientDeps, signal: AbortSignal) => {
  const { account, accounts } = deps;
  const { key } = account;
  let connection: Connection | null = null;
  /** Who has signed in by a user name: a service may have opened a session for them. */
  let signedInName: string | null = null;

  const connectionTo = (base: string): Connection => {
    // The binding may have been chosen again since the client was created.
    const { binding, foundBinding } = accounts.get(key) ?? account;
    const choice = accounts.bindingChoices(key);
    const before = connection;
    // The practice service may have been started again at another port.
    if (before?.base === base && before.binding === binding && before.choice === choice)
      return before;
    const service = deps.createService({ base, binding, foundBinding, signal });
    connection = { service, base, binding, choice };
    return connection;
  };

  const noteBinding = async ({ service, choice }: Connection): Promise<void> => {
    const found = await service.binding();
    const current = accounts.get(key);
    // After the end nothing is written: the app may be gone before it is done.
    if (signal.aborted || current?.binding !== 'auto') return;
    // A binding found before the user chose again is out of date.
    if (choice !== accounts.bindingChoices(key)) return;
    if (found !== null && found !== current.foundBinding) await accounts.noteBinding(key, found);
  };

  const run = async <T>(call: Call<T>): Promise<T> => {
    const practice = account.service === PRACTICE_ID ? await deps.practice() : null;
    const current = connectionTo(practice?.base ?? account.base);
    const { service } = current;
    const credentialsOfNow = async (): Promise<Credentials> => {
      const who = await credentialsFor(account, accounts, service);
      if ('userName' in who) signedInName = who.userName;
      // What the keychain holds for the practice service is the password of the run in which the account was added.
      return practice === null ? who : { ...who, password: practice.password };
    };
    try {
      const who = await credentialsOfNow();
      return await call(service, who).catch(async (error: unknown) => {
        if (!isRejection(error) || signal.aborted) throw error;
        // A rejection of earlier credentials says nothing about those of now.
        const now = await credentialsOfNow().catch(() => who);
        if (isSameCredentials(now, who)) throw error;
        return call(service, now);
      });
    } finally {
      // Not waited for. What does not get onto the disk is found out again at the next start.
      void noteBinding(current).catch(() => undefined);
    }
  };

  return {
    run,
    endSession: async (): Promise<void> => {
      if (signedInName !== null) await connection?.service.endSession(signedInName);
    },
  };
};

/** A user name is turned into its WSID at the first call that needs it. */
const credentialsFor = async (
  account: Account,
  accounts: AccountClientDeps['accounts'],
  service: CasJobsService,
): Promise<Credentials> => {
  const { key } = account;
  const secret = await accounts.secretOf(key);
  const { password } = secret;
  if (factsOf(account.base).signInBy === 'userName')
    return { userName: secret.userName ?? '', password };
  if (secret.wsId !== null) return { wsId: secret.wsId, password };
  const lookedUp = await lookUpWsId(secret, service);
  if (lookedUp.wsId !== null) {
    // Not waited for: the call has what it needs, and a keychain that refuses it is asked again at the next start.
    void accounts.noteWsId(key, secret, lookedUp.wsId).catch(() => undefined);
    return { wsId: lookedUp.wsId, password };
  }
  // A rejection of what was typed before says nothing about what has been typed since.
  const current = await accounts.secretOf(key).catch(() => secret);
  if (isSameSecret(current, secret)) throw lookedUp.error;
  return credentialsFor(account, accounts, service);
};

type LookedUp = { readonly wsId: WsId } | { readonly wsId: null; readonly error: unknown };

const lookUpWsId = (
  { userName, password }: StoredSecret,
  service: CasJobsService,
): Promise<LookedUp> =>
  service.webServiceId(userName ?? '', password).then(
    (wsId) => ({ wsId }),
    (error: unknown) => ({ wsId: null, error }),
  );

const isSameCredentials = (one: Credentials, other: Credentials): boolean =>
  one.password === other.password && nameIn(one) === nameIn(other);

const nameIn = (who: Credentials): string => ('wsId' in who ? who.wsId : who.userName);

const isRejection = (error: unknown): boolean =>
  error instanceof CasJobsError && error.code === 'credentials-rejected';
