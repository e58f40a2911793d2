// However much happens in a short while, a person gets a few notices, and each thing is told.
import { describe, expect, it } from 'vitest';
import { dueNotices, SHORT_WHILE_MS } from '../../electron/notifications/rate-limit.ts';
import type { Notice } from '../../electron/notifications/notifications.ts';
import { noticeOf } from './outcome-events.ts';

const now = 1_800_000_000_000;
const noticesOf = (...jobIds: string[]): Notice[] => jobIds.map((jobId) => noticeOf({ jobId }));

describe('notices that wait', () => {
  it('are shown one by one when nothing was shown of late', () => {
    const notices = noticesOf('1', '2', '3');
    expect(dueNotices({ notices, shownAt: [], now })).toEqual({ show: notices, restInMs: null });
  });

  it('are shown one by one until three were shown in a short while', () => {
    const notices = noticesOf('3');
    const shownAt = [now - 2000, now - 1000];
    expect(dueNotices({ notices, shownAt, now })).toEqual({ show: notices, restInMs: null });
  });

  it('wait for a calm moment when three were shown, as when one account after the other wakes up', () => {
    const notices = noticesOf('4', '5');
    const shownAt = [now - 3000, now - 2000, now - 1000];
    expect(dueNotices({ notices, shownAt, now })).toEqual({
      show: [],
      restInMs: SHORT_WHILE_MS - 1000,
    });
  });

  it('are told as one in that moment when they have become many', () => {
    const notices = noticesOf('4', '5', '6', '7');
    const due = dueNotices({ notices, shownAt: [now - SHORT_WHILE_MS], now });
    expect(due).toMatchObject({ show: [{ title: '4 jobs ended' }], restInMs: null });
  });

  it('count once what is news of one job', () => {
    const shownAt = [now - 2000, now - 1000];
    const notices = noticesOf('1', '1', '1');
    expect(dueNotices({ notices, shownAt, now }).show).toEqual([notices[2]]);
  });

  it('are not kept back by a clock that was set back', () => {
    const shownAt = [now + 60_000, now + 60_001, now + 60_002];
    expect(dueNotices({ notices: noticesOf('1'), shownAt, now }).restInMs).toBeNull();
  });
});
