// The practice service as the app uses it: started when it is needed, with an account that is created for it.
import type { Accounts } from '../accounts/account-service.ts';
import { PRACTICE_ID } from '../casjobs/service-presets.ts';
import { succeed, type Result } from '../result.ts';

/** The running practice service, and who may sign in to it. */
export interface PracticeRun {
  readonly base: string;
  readonly wsId: string;
  /** Of this run only. */
  readonly password: string;
  /** Resolves when it runs no more, for whatever reason. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

export interface PracticeSession {
  /** Starts the service if it does not run. */
  running(): Promise<PracticeRun>;
  /** Signs in to it; a second time it is the same account. */
  tryOut(): Promise<Result<{ accountKey: string }>>;
  close(): Promise<void>;
}

export const createPracticeSession = (
  start: () => Promise<PracticeRun>,
  accounts: () => Accounts,
): PracticeSession => {
  let run: Promise<PracticeRun> | null = null;
  let trying: Promise<Result<{ accountKey: string }>> | null = null;
  const running = (): Promise<PracticeRun> => {
    if (run !== null) return run;
    const started = start();
    run = started;
    // Where it did not start or has ended, the next one who needs it tries again.
    const over = (): void => {
      if (run === started) run = null;
    };
    void started.then(({ ended }) => ended).then(over, over);
    return started;
  };
  const tryOut = async (): Promise<Result<{ accountKey: string }>> => {
    const before = accounts()
      .all()
      .find(({ service }) => service === PRACTICE_ID);
    return before ? succeed({ accountKey: before.key }) : signIn(accounts(), await running());
  };
  return {
    running,
    tryOut: () => {
      trying ??= tryOut().finally(() => (trying = null));
      return trying;
    },
    close: async () => {
      // One that did not come to run need not be closed.
      await (await run?.catch(() => null))?.close();
    },
  };
};

/** The keychain is tried as for any account. Where there is none, this password is no secret: memory will do. */
const signIn = async (
  accounts: Accounts,
  { wsId, password }: PracticeRun,
): Promise<Result<{ accountKey: string }>> => {
  const who = { signInBy: 'wsId', who: wsId, password } as const;
  const form = { service: PRACTICE_ID, url: '', accountName: '', ...who };
  const saved = await accounts.add({ ...form, forThisRunOnly: false }, { waits: false });
  if (saved.ok || !saved.error.code.startsWith('keychain-')) return saved;
  return accounts.add({ ...form, forThisRunOnly: true });
};
