// After sleep many things have happened at once: a person gets one notice of them, and an honest one.
import { describe, expect, it } from 'vitest';
import {
  summarize,
  isIncludedIn,
  markOf,
  dueNotices,
  SHORT_WHILE_MS,
} from '../../electron/notifications/summarize.ts';
import {
  noticeForAccepted,
  noticeForStopped,
  noticeForError,
  type Notice,
} from '../../electron/notifications/notifications.ts';
import { defaultSettings } from '../../electron/settings/settings.ts';
import type { OutcomeKind } from '../../electron/watch/outcomes.ts';
import { noticeOf, theNotice, outcomeEvent } from './outcome-events.ts';

/** Notices of jobs 1, 2, 3, … with these outcomes. */
const noticesOf = (...outcomes: OutcomeKind[]): Notice[] =>
  outcomes.map((outcome, index) => noticeOf({ outcome, jobId: String(index + 1) }));

const begun = (jobId: string): Notice =>
  theNotice(noticeForAccepted(outcomeEvent({ jobId }), defaultSettings));

const rejected = (accountKey: string): Notice =>
  theNotice(
    noticeForError(
      { accountKey, accountName: accountKey, code: 'credentials-rejected' },
      defaultSettings,
    ),
  );

describe('notices of one moment', () => {
  it('are shown one by one while there are three at most', () => {
    const three = noticesOf('cancelled', 'done-failed', 'quick-job');
    expect(summarize(three)).toEqual(three);
    expect(summarize([])).toEqual([]);
  });

  it('become one when there are more, with each kind counted', () => {
    const many = noticesOf(
      'cancelled',
      'done-finished',
      'cancelled',
      'done-failed',
      'done-cancelled',
      'finished-before',
      'done-finished',
    );
    expect(summarize(many)).toEqual([
      {
        title: '7 jobs ended',
        body: '3 cancelled, 2 finished, 1 finished before the cancel, 1 failed. Their queue slots are free.',
        weight: 'attention',
        subtitle: '',
        kind: 'cancel',
        topic: 'summary',
        accountKey: 'mast',
        jobId: null,
        urgency: 'normal',
        buttons: [],
        includes: new Set(many.map(markOf)),
      },
    ]);
  });

  it('leave the word on what was stopped apart', () => {
    const many = [...noticesOf('cancelled', 'cancelled', 'cancelled', 'cancelled')];
    const stopped = noticeForStopped({ sent: 4, kept: 9, unclear: 0 });
    expect(summarize([...many, stopped]).map(({ topic }) => topic)).toEqual(['stopped', 'summary']);
  });

  it('do not call all jobs over when one still holds its slot', () => {
    const many = noticesOf('cancelled', 'cancelled', 'cancelled', 'still-canceling');
    expect(summarize(many)).toMatchObject([
      { title: 'Updates on 4 jobs', body: '3 cancelled, 1 still canceling.', weight: 'attention' },
    ]);
  });

  it('say of many cancels on their way that the slots are still held', () => {
    expect(summarize(['1', '2', '3', '4', '5'].map(begun))).toMatchObject([
      {
        title: 'Canceling 5 jobs',
        body: 'They hold their queue slots until they are cancelled.',
        weight: 'plain',
      },
    ]);
  });

  it('say in the title that all were cancelled, if they were', () => {
    const seven = noticesOf(...Array<OutcomeKind>(6).fill('cancelled'), 'cancelled-after-all');
    const body = 'Their queue slots are free.';
    expect(summarize(seven)).toMatchObject([{ title: '7 jobs cancelled', body }]);
    const [mixed] = summarize([...seven, noticeOf({ jobId: '8', outcome: 'finished-before' })]);
    expect(mixed?.title).toBe('8 jobs ended');
  });

  it('tell only the last of several about one job', () => {
    const end = noticeOf({ jobId: '1' });
    expect(summarize([begun('1'), begun('2'), end])).toEqual([begun('2'), end]);
  });

  it('about jobs of the same number at two accounts stay two', () => {
    const two = [noticeOf({ accountKey: 'mast' }), noticeOf({ accountKey: 'sdss' })];
    expect(summarize(two)).toEqual(two);
  });

  it('name no account when they are of several', () => {
    const many = [
      ...noticesOf('cancelled', 'cancelled', 'cancelled'),
      noticeOf({ accountKey: 'x' }),
    ];
    expect(summarize(many)).toMatchObject([{ title: '4 jobs cancelled', accountKey: null }]);
  });

  it('keep a rejected password apart from the news of jobs', () => {
    const many = [
      ...noticesOf('cancelled', 'cancelled', 'cancelled', 'cancelled'),
      rejected('mast'),
    ];
    const [account, jobs, ...more] = summarize(many);
    expect(account).toEqual(rejected('mast'));
    expect(jobs?.title).toBe('4 jobs cancelled');
    expect(more).toEqual([]);
  });

  it('count accounts that wait for a person, and stay until they are answered', () => {
    expect(summarize(['a', 'b', 'c', 'd'].map(rejected))).toMatchObject([
      { title: '4 accounts need your attention', urgency: 'stays', accountKey: null },
    ]);
  });

  it('leave alone the fourth of which is the only one about a job', () => {
    const job = noticeOf();
    expect(summarize([...['a', 'b', 'c'].map(rejected), job])).toMatchObject([
      { title: '3 accounts need your attention' },
      job,
    ]);
  });
});

describe('what a shown notice has told', () => {
  /** How many of them each notice that is shown has told. */
  const counts = (all: readonly Notice[]): readonly number[] =>
    summarize(all).map((shown) => all.filter((one) => isIncludedIn(one, shown)).length);

  it('is itself, and what it stands in the place of', () => {
    expect(counts(noticesOf('still-canceling', 'cancelled'))).toEqual([1, 1]);
    expect(counts([begun('1'), ...noticesOf('cancelled', 'cancelled')])).toEqual([2, 1]);
  });

  it('is, of a summary, all jobs and no account', () => {
    const many = noticesOf('cancelled', 'cancelled', 'cancelled', 'done-finished');
    expect(counts([...many, rejected('a')])).toEqual([1, 4]);
    expect(counts([...many, rejected('a'), rejected('b')])).toEqual([2, 4]);
  });
});

describe('the mark of a notice, by which a newer one takes the place of an older one', () => {
  const summaryOf = (...all: Notice[]): Notice => {
    const [summary, ...more] = summarize(all);
    if (summary?.topic !== 'summary' || more.length > 0) throw new Error('not one summary');
    return summary;
  };
  const jobs = (first: number, count = 4): Notice[] =>
    Array.from({ length: count }, (_, n) => noticeOf({ jobId: String(first + n) }));

  it('is another one for each pair of notices about different things', () => {
    const stopped = noticeForStopped({ sent: 4, kept: 9, unclear: 0 });
    const all = [
      noticeOf(),
      noticeOf({ accountKey: 'sdss' }),
      noticeOf({ jobId: '5002' }),
      rejected('mast'),
      rejected('sdss'),
      stopped,
      summaryOf(...jobs(1)),
      summaryOf(...jobs(2)),
      summaryOf(...jobs(1, 5)),
      summaryOf(...['mast', 'a', 'b', 'c'].map(rejected)),
      summaryOf(...['mast', 'a', 'b', 'd'].map(rejected)),
    ];
    expect(new Set(all.map(markOf)).size).toBe(all.length);
  });

  it('is the same for what is news of one thing', () => {
    expect(markOf(begun('1'))).toBe(markOf(noticeOf({ jobId: '1' })));
    expect(markOf(summaryOf(...jobs(1).reverse()))).toBe(markOf(summaryOf(...jobs(1))));
  });

  it('has summaries tell all that they count, and nothing else', () => {
    const summary = summaryOf(...jobs(1));
    const others = [
      noticeOf({ jobId: '9' }),
      rejected('mast'),
      noticeForStopped({ sent: 1, kept: 1, unclear: 0 }),
    ];
    expect(jobs(1).filter((one) => !isIncludedIn(one, summary))).toEqual([]);
    expect(others.filter((one) => isIncludedIn(one, summary))).toEqual([]);
  });

  it('stays one of many of thousands', { timeout: 30_000 }, () => {
    const many = jobs(1, 10_000);
    const summary = summaryOf(...many);
    expect(summary.title).toBe('10,000 jobs cancelled');
    expect(many.every((one) => isIncludedIn(one, summary))).toBe(true);
  });
});

const now = 1_800_000_000_000;
const noticesOfJobs = (...jobIds: string[]): Notice[] => jobIds.map((jobId) => noticeOf({ jobId }));

describe('notices that wait', () => {
  it('are shown one by one when nothing was shown of late', () => {
    const notices = noticesOfJobs('1', '2', '3');
    expect(dueNotices({ notices, shownAt: [], now })).toEqual({ show: notices, restInMs: null });
  });

  it('are shown one by one until three were shown in a short while', () => {
    const notices = noticesOfJobs('3');
    const shownAt = [now - 2000, now - 1000];
    expect(dueNotices({ notices, shownAt, now })).toEqual({ show: notices, restInMs: null });
  });

  it('wait for a calm moment when three were shown, as when one account after the other wakes up', () => {
    const notices = noticesOfJobs('4', '5');
    const shownAt = [now - 3000, now - 2000, now - 1000];
    expect(dueNotices({ notices, shownAt, now })).toEqual({
      show: [],
      restInMs: SHORT_WHILE_MS - 1000,
    });
  });

  it('are told as one in that moment when they have become many', () => {
    const notices = noticesOfJobs('4', '5', '6', '7');
    const due = dueNotices({ notices, shownAt: [now - SHORT_WHILE_MS], now });
    expect(due).toMatchObject({ show: [{ title: '4 jobs cancelled' }], restInMs: null });
  });

  it('count once what is news of one job', () => {
    const shownAt = [now - 2000, now - 1000];
    const notices = noticesOfJobs('1', '1', '1');
    expect(dueNotices({ notices, shownAt, now }).show).toEqual([notices[2]]);
  });

  it('are not kept back by a clock that was set back', () => {
    const shownAt = [now + 60_000, now + 60_001, now + 60_002];
    expect(dueNotices({ notices: noticesOfJobs('1'), shownAt, now }).restInMs).toBeNull();
  });
});
