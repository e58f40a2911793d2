// A core over a practice service that really runs: real SOAP, a folder and a vault of the test's own. What it draws
// and says is kept, and can be waited for.
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { emptyPlatform } from '../fakes/empty-platform.ts';
import type { AccountForm } from '../../electron/accounts/account-form.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import type { Platform } from '../../electron/core/platform.ts';
import { createCore, type Core } from '../../electron/core/core.ts';
import type { Notice } from '../../electron/notifications/notifications.ts';
import type { Result } from '../../electron/result.ts';
import type { AccountView, JobView, Snapshot } from '../../electron/core/view-model/snapshot.ts';
import { createOpenVault, type OpenVault } from '../accounts/test-accounts.ts';
import { practiceAccount, type ControlledService } from '../practice-service/controlled-service.ts';
import { startControlledForTest } from '../practice-service/for-one-test.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';

export type PracticeService = ControlledService;

/** Its clock goes with this computer's, and ahead of it as far as the test turns it. */
export const startPractice = startControlledForTest;

export interface TestCore {
  readonly core: Core;
  readonly folder: string;
  readonly keychain: OpenVault;
  readonly practice: PracticeService;
  readonly notices: Notice[];
  readonly surprises: unknown[];
  readonly copied: string[];
  /** What the person was asked in a dialog. */
  readonly asked: string[];
  readonly opened: string[];
  readonly saved: [name: string, text: string][];
  /** One for each time that the app was to end. */
  readonly quits: null[];
  /** Whether a person can see the jobs. */
  seen: boolean;
  /** Whether the person agrees to what a dialog asks. */
  agrees: boolean;
  /** Whether notices can be shown; null: they are on their way for good. */
  shows: boolean | null;
  /** How often the practice service of the app's own was started. */
  starts(): number;
  /** The first snapshot from now on, the present one included, of which this holds. */
  until(holds: (snapshot: Snapshot) => boolean): Promise<Snapshot>;
  /** Polls now, and resolves when that poll has ended. */
  poll(): Promise<void>;
  /** The app quits and starts again, over the same folder, keychain and service. */
  restart(): Promise<TestCore>;
}

export interface TestCoreParts extends Partial<
  Pick<
    Platform,
    | ('copyText' | 'keychain' | 'login' | 'importing' | 'confirming')
    | ('createService' | 'network' | 'lookUp' | 'releases' | 'version' | 'programs')
  >
> {
  readonly folder?: string;
  readonly practice?: PracticeService;
  /** The password of this run of the practice service. */
  readonly practicePassword?: string;
  readonly openVault?: OpenVault;
}

export const openTestCore = async (parts: TestCoreParts = {}): Promise<TestCore> => {
  const {
    practice = await startPractice(),
    folder = path.join(await temporaryFolder(), 'profile'),
    openVault = createOpenVault(),
    practicePassword = practiceAccount.password,
    ...surroundings
  } = parts;
  const said: Said = {
    notices: [],
    surprises: [],
    copied: [],
    asked: [],
    opened: [],
    saved: [],
    quits: [],
  };
  const here = { seen: true, shows: true as boolean | null, agrees: false };
  const waiting = new Set<(snapshot: Snapshot) => void>();
  let starts = 0;
  const core = await createCore({
    ...emptyPlatform(folder, createSoapService),
    keychain: openVault,
    startPractice: () => {
      starts += 1;
      const { wsId } = practiceAccount;
      return Promise.resolve({
        base: practice.base,
        wsId,
        password: practicePassword,
        ended: new Promise(() => undefined),
        close: () => practice.close(),
      });
    },
    isSeen: () => here.seen,
    draw: (snapshot) => [...waiting].forEach((poll) => poll(snapshot)),
    notify: (notice, then) => {
      said.notices.push(notice);
      if (here.shows !== null) then(here.shows);
    },
    copyText: (text) => {
      said.copied.push(text);
      return Promise.resolve();
    },
    quit: () => said.quits.push(null),
    saveText: (name, text) => {
      said.saved.push([name, text]);
      return Promise.resolve(true);
    },
    askBack: ({ message, detail }) => {
      said.asked.push(`${message} ${detail}`);
      return Promise.resolve(here.agrees);
    },
    openUrl: (url) => Promise.resolve(void said.opened.push(url)),
    onUnexpected: (error) => said.surprises.push(error),
    ...surroundings,
  });
  core.open();
  onTestFinished(() => core.close());
  return Object.assign(here, {
    core,
    folder,
    keychain: openVault,
    practice,
    ...said,
    starts: () => starts,
    until: untilOf(core, waiting),
    poll: async () => {
      await core.commands['refresh']();
    },
    restart: async () => {
      await core.close();
      return openTestCore({ ...parts, folder, practice, openVault });
    },
  });
};

interface Said {
  notices: Notice[];
  surprises: unknown[];
  copied: string[];
  asked: string[];
  opened: string[];
  saved: [name: string, text: string][];
  quits: null[];
}

const untilOf =
  (core: Core, waiting: Set<(snapshot: Snapshot) => void>): TestCore['until'] =>
  (holds) =>
    new Promise((resolve) => {
      const poll = (snapshot: Snapshot): void => {
        if (!holds(snapshot)) return;
        waiting.delete(poll);
        resolve(snapshot);
      };
      waiting.add(poll);
      poll(core.snapshot());
    });

/** The practice account, typed as one of another service, so that its watches outlive a restart. */
export const formFor = (
  practice: PracticeService,
  part: Partial<AccountForm> = {},
): AccountForm => ({
  service: 'other',
  url: practice.base,
  accountName: 'Mine',
  signInBy: 'wsId',
  who: practiceAccount.wsId,
  password: practiceAccount.password,
  forThisRunOnly: false,
  ...part,
});

export const resultValue = <T>(outcome: Result<T>): T => {
  if (!outcome.ok) throw new Error(`refused: ${outcome.error.code} ${outcome.error.detail}`);
  return outcome.value;
};

/** Signs in and waits for the first good poll, and until what it found out is kept. */
export const signInToCore = async (
  home: TestCore,
  part: Partial<AccountForm> = {},
): Promise<string> => {
  const saved = await home.core.commands['save-account'](formFor(home.practice, part));
  const { accountKey } = resultValue(saved);
  await home.until((snapshot) => {
    const { connection, foundBinding } = accountIn(snapshot, accountKey);
    return connection.kind === 'good' && foundBinding !== null;
  });
  return accountKey;
};

export const accountIn = (snapshot: Snapshot, accountKey: string): AccountView => {
  const account = snapshot.accounts.find(({ key }) => key === accountKey);
  if (!account) throw new Error(`No account: ${accountKey}`);
  return account;
};

export const jobIn = (snapshot: Snapshot, jobId: string): JobView | undefined =>
  snapshot.jobs.find((job) => job.jobId === jobId);

/** What the activity list says of a job, but for the CancelJobs themselves and what the polls saw between. */
export const reportedTitles = (snapshot: Snapshot, jobId: string): string[] =>
  titlesOf(snapshot.activity.filter((line) => line.jobId === jobId)).filter(
    (title) =>
      !/^Cancel requested| answered the cancel request|^Cancel request .* failed$/.test(title) &&
      !/ is (started|canceling|[a-z]*ed)$/.test(title),
  );

export const titlesOf = (lines: readonly { readonly title: string }[]): string[] =>
  lines.map(({ title }) => title);
