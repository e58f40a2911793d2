import { MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import type { JobStatus } from '../../electron/casjobs/job.ts';
import type { OutcomeKind } from '../../electron/watch/outcomes.ts';
import { reduceWatch, type Watch } from '../../electron/watch/watch-reducer.ts';
import { AT, singleWatch, heardCancel, untilDone, unseen, sightingOf } from './single-watch.ts';

const unknown = { sent: 'unknown', tries: 1 } as const;
const canceling = { ...heardCancel, cancelingSince: AT } as const;

type Case = readonly [
  title: string,
  before: Partial<Watch>,
  seen: JobStatus | 'missing',
  outcome: OutcomeKind,
];

/** Each of these ends its watch. */
const ends: readonly Case[] = [
  ['a canceling job that is cancelled', canceling, 'cancelled', 'cancelled'],
  ['a job that is cancelled before it was seen canceling', heardCancel, 'cancelled', 'cancelled'],
  ['a cancelled job whose CancelJob was not answered', unknown, 'cancelled', 'cancelled'],
  ['a canceling job that fails', canceling, 'failed', 'failed-while-cancelling'],
  ['a canceling job that finishes', canceling, 'finished', 'finished-before'],
  ['a job that finishes before CancelJob is sent', {}, 'finished', 'finished-before'],
  ['a job that was never seen open, cancelled before', unseen, 'cancelled', 'already-over'],
  ['a job that was never seen open, finished before', unseen, 'finished', 'already-over'],
  [
    'a job that was never seen open, failed',
    { ...unseen, ...heardCancel },
    'failed',
    'already-over',
  ],
  ['a watched job that finishes', untilDone, 'finished', 'done-finished'],
  ['a watched job that fails', untilDone, 'failed', 'done-failed'],
  ['a watched job that is cancelled elsewhere', untilDone, 'cancelled', 'done-cancelled'],
];

type Quiet = readonly [
  title: string,
  before: Partial<Watch>,
  seen: JobStatus | 'missing',
  after: Partial<Watch>,
];

/** After these the watch goes on and nothing is told. */
const goOn: readonly Quiet[] = [
  [
    'a job seen canceling: the wish was heard',
    { ...unknown, idlePolls: 1 },
    'canceling',
    { sent: 'heard', cancelingSince: AT, idlePolls: 0 },
  ],
  [
    'a job canceling for ten minutes less a moment',
    { ...canceling, cancelingSince: AT - 10 * MINUTE + 1 },
    'canceling',
    {},
  ],
  [
    'a job canceling for an hour that was told of',
    { ...canceling, cancelingSince: AT - 60 * MINUTE, reportedStillCanceling: true },
    'canceling',
    {},
  ],
  ['a running job, CancelJob on its way', {}, 'started', { idlePolls: 0 }],
  [
    'a second poll that saw no effect',
    { ...heardCancel, idlePolls: 1 },
    'started',
    { idlePolls: 2 },
  ],
  [
    'a job seen canceling once, and running again: no quick job',
    { ...canceling, idlePolls: 5 },
    'started',
    { cancelingSince: AT },
  ],
  ['a status that the contract does not name', heardCancel, 'unknown', { idlePolls: 0 }],
  ['a job missing twice', { ...heardCancel, missingPolls: 1 }, 'missing', { missingPolls: 2 }],
  ['a job that is there again', { ...untilDone, missingPolls: 2 }, 'started', { missingPolls: 0 }],
  ['an unseen id, missing, CancelJob on its way', unseen, 'missing', { missingPolls: 0 }],
  ['an unseen id that is found', unseen, 'ready', { seenOpen: true }],
  ['a watched job that runs', untilDone, 'started', {}],
  ['a watched job that somebody cancels', untilDone, 'canceling', { cancelingSince: null }],
];

describe('what a poll says of a watched job', () => {
  it.each(ends)('%s: the end of its watch', (_title, before, seen, outcome) => {
    const verdict = reduceWatch(singleWatch(before), sightingOf(seen), AT);
    expect(verdict).toEqual({ next: null, outcome, resend: false });
  });

  it.each(goOn)('%s: goes on, nothing told', (_title, before, seen, after) => {
    const verdict = reduceWatch(singleWatch(before), sightingOf(seen), AT);
    expect(verdict).toMatchObject({ next: after, outcome: null, resend: false });
  });

  it('a job canceling for ten minutes is told of once, and stays watched', () => {
    const first = reduceWatch(
      singleWatch({ ...canceling, cancelingSince: AT - 10 * MINUTE }),
      sightingOf('canceling'),
      AT,
    );
    expect(first.outcome).toBe('still-canceling');
    const next = first.next ?? singleWatch();
    expect(reduceWatch(next, sightingOf('canceling'), AT + MINUTE)).toMatchObject({
      outcome: null,
    });
  });

  it('a reply that was on its way during a sleep of hours does not report a job as still canceling', () => {
    const before = singleWatch({ ...canceling, cancelingSince: AT - MINUTE });
    const late = reduceWatch(before, sightingOf('canceling'), AT + 480 * MINUTE, AT);
    expect(late).toMatchObject({ outcome: null, next: { reportedStillCanceling: false } });
  });

  it("an id that no list has may be another's: its CancelJob of unknown fate is sent again", () => {
    const before = singleWatch({ ...unseen, ...unknown, tries: 1, missingPolls: 2 });
    const verdict = reduceWatch(before, 'missing', AT);
    expect(verdict).toMatchObject({ outcome: null, resend: true, next: { sent: 'not-yet' } });
    const late = reduceWatch(before, 'missing', AT + 10 * MINUTE + 1);
    expect(late).toMatchObject({ outcome: null, resend: false });
  });

  it.each([0, 1, 2])('a CancelJob of unknown fate after %d tries is sent again', (tries) => {
    const verdict = reduceWatch(singleWatch({ ...unknown, tries }), sightingOf('started'), AT);
    expect(verdict).toMatchObject({
      outcome: null,
      resend: true,
      next: { sent: 'not-yet', tries },
    });
  });

  it('a wish of unknown fate is sent again until it is ten minutes old', () => {
    const old = singleWatch({ ...unknown, since: AT - 10 * MINUTE });
    expect(reduceWatch(old, sightingOf('ready'), AT).resend).toBe(true);
  });
});
