// The phases of a cancel and the second events that may come in any of them.
import { SECOND, MINUTE } from '../../fakes/durations.ts';
import { vi } from 'vitest';
import { jobIdOf, type StatusTimeline } from '../../fakes/scripted-casjobs.ts';
import { edit } from '../../accounts/test-accounts.ts';
import { FIRST_NAME, type ClockedCore } from './clock-home.ts';
import { useMemoryDisk, useRealDisk } from './memory-disk.ts';

const HOUR = 60 * MINUTE;

export const PHASE_JOB = jobIdOf(5001);
const UNLISTED = jobIdOf(900);
const OTHERS = [jobIdOf(6001), jobIdOf(6002), jobIdOf(6003), jobIdOf(6004)];
const NEW_NAME = 'Second name';

/** How long the list of jobs stays behind what CancelJob has done. */
const LAG_MS = 30 * SECOND;

const running: StatusTimeline = [[0, 'started']];
const cancelling: StatusTimeline = [
  [0, 'canceling'],
  [MINUTE, 'cancelled'],
];
const late: StatusTimeline = [
  [0, 'started'],
  [LAG_MS, 'canceling'],
  [MINUTE, 'cancelled'],
];
const OLD = { submittedAt: '2020-01-01T00:00:00' };

export const scriptAll = ({ service }: Pick<ClockedCore, 'service'>): void => {
  for (const jobId of [PHASE_JOB, ...OTHERS])
    service.script(jobId, { life: running, afterCancel: cancelling });
  service.script(UNLISTED, { life: running, afterCancel: cancelling, facts: OLD });
};

const ask = async (home: ClockedCore, ...jobIds: string[]): Promise<void> => {
  void home.core.cancel(home.accountKey, jobIds, 'tray');
  await home.pass(10);
};

const nothing = (): void => undefined;

export interface Phase {
  readonly jobId: string;
  /** CancelJob has not gone out yet, or is to go out again: it can be taken back. */
  readonly waits: boolean;
  /** Brings a cancel there; the answer lets go of what holds it there. */
  readonly reach: (home: ClockedCore) => Promise<() => void>;
}

const phase = (part: Pick<Phase, 'reach'> & Partial<Phase>): Phase => ({
  jobId: PHASE_JOB,
  waits: false,
  ...part,
});

export const phases = {
  'is being written down': phase({
    waits: true,
    reach: async (home) => {
      useMemoryDisk();
      await ask(home, PHASE_JOB);
      return useRealDisk;
    },
  }),
  'waits for the first poll of its job': phase({
    jobId: UNLISTED,
    waits: true,
    reach: async (home) => {
      const held = home.service.holdNext('jobs');
      await ask(home, UNLISTED);
      return () => held.release();
    },
  }),
  'waits for its lane': phase({
    waits: true,
    reach: async (home) => {
      const held = OTHERS.map(() => home.service.holdNext('cancel'));
      await ask(home, ...OTHERS);
      await ask(home, PHASE_JOB);
      return () => held.forEach((one) => one.release());
    },
  }),
  'is on the wire': phase({
    reach: async (home) => {
      const held = home.service.holdNext('cancel');
      await ask(home, PHASE_JOB);
      return () => held.release();
    },
  }),
  'is heard, and its job not yet canceling': phase({
    reach: async (home) => {
      home.service.script(PHASE_JOB, { life: running, afterCancel: late });
      await ask(home, PHASE_JOB);
      await home.pass(SECOND / 2);
      return nothing;
    },
  }),
  'has its job canceling': phase({
    reach: async (home) => {
      await ask(home, PHASE_JOB);
      await home.pass(3 * SECOND);
      return nothing;
    },
  }),
  'waits to be sent again': phase({
    waits: true,
    reach: async (home) => {
      home.service.failNext({ operation: 'cancel', code: 'timed-out', afterMs: SECOND });
      home.service.failNext({ operation: 'jobs', code: 'unreachable' }, 2);
      await ask(home, PHASE_JOB);
      await home.pass(1.2 * SECOND);
      return nothing;
    },
  }),
  'is over, and nobody has seen what came of it': phase({
    reach: async (home) => {
      home.shows = null;
      home.seen = false;
      await ask(home, PHASE_JOB);
      await home.pass(2 * MINUTE);
      return () => (home.shows = true);
    },
  }),
} as const satisfies Record<string, Phase>;

export type PhaseName = keyof typeof phases;

export interface SecondEvent {
  readonly happen: (home: ClockedCore, jobId: string) => unknown;
  /** What it means for the cancel. */
  readonly means: 'goes on' | 'taken back' | 'nobody left';
}

const goesOn = (happen: SecondEvent['happen']): SecondEvent => ({ happen, means: 'goes on' });

/** It may be answered only when the disk is let go. */
const command = async (home: ClockedCore, give: () => unknown): Promise<void> => {
  give();
  await home.pass(20);
};

const asleep = async (home: ClockedCore, ms: number): Promise<void> => {
  home.core.fallAsleep();
  vi.setSystemTime(Date.now() + ms);
  home.core.wake();
  await home.pass(10);
};

export const events = {
  'the account is renamed': goesOn((home) => {
    const renamed = edit(home.accountKey, { accountName: NEW_NAME });
    return command(home, () => home.core.commands['edit-account'](renamed));
  }),
  'the password is edited': goesOn((home) => {
    const edited = edit(home.accountKey, { accountName: FIRST_NAME, password: 'another' });
    return command(home, () => home.core.commands['edit-account'](edited));
  }),
  'the WSID becomes that of another person': {
    means: 'nobody left',
    happen: (home) => {
      const other = edit(home.accountKey, { who: '1234567', password: 'theirs' });
      return command(home, () => home.core.commands['edit-account'](other));
    },
  },
  'the account is removed': {
    means: 'nobody left',
    happen: (home) =>
      command(home, () => home.core.commands['remove-account']({ accountKey: home.accountKey })),
  },
  'the computer sleeps for eight hours': goesOn((home) => asleep(home, 8 * HOUR)),
  'the clock is put forward by an hour': goesOn((home) => home.setClock(HOUR)),
  'the clock is put back by an hour': goesOn((home) => home.setClock(-HOUR)),
  'the service is out for five minutes': goesOn(async (home) => {
    home.service.failAll('unreachable');
    await home.pass(5 * MINUTE);
    home.service.failAll(null);
  }),
  'the app is started again': goesOn((home) => home.restart()),
  'the job ends by itself': goesOn((home, jobId) =>
    home.service.script(jobIdOf(jobId), { life: [[0, 'finished']] }),
  ),
  'the job vanishes': goesOn((home, jobId) =>
    home.service.script(jobIdOf(jobId), { life: [[0, 'gone']] }),
  ),
  'Stop is pressed': {
    means: 'taken back',
    happen: (home) => command(home, () => home.core.commands['stop-cancels']()),
  },
  "Don't cancel is pressed": {
    means: 'taken back',
    happen: (home, jobId) => {
      const { accountKey } = home;
      return command(home, () => home.core.commands['drop-cancel']({ accountKey, jobId }));
    },
  },
  'watching is paused for a while': goesOn(async (home) => {
    home.core.setPaused(true);
    await home.pass(MINUTE);
    home.core.setPaused(false);
  }),
  'it is asked for a second time': goesOn((home, jobId) => ask(home, jobId)),
} as const satisfies Record<string, SecondEvent>;

export type EventName = keyof typeof events;
