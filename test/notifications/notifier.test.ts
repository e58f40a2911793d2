// Notices on their way to the screen: what came of each is told, and a slow system holds up no other.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createNotifier,
  type Answers,
  type Present,
  type ShownNotice,
} from '../../electron/notifications/notifier.ts';
import { noticeOf } from './outcome-events.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A system that shows a notice when the test says so. */
const openSystem = () => {
  const clicked: unknown[] = [];
  const closed: string[] = [];
  const asked: { title: string; answers: Answers; show: (shown: ShownNotice | null) => void }[] =
    [];
  const present: Present = (notice, answers) =>
    new Promise((resolve) => asked.push({ title: notice.title, answers, show: resolve }));
  const notifier = createNotifier({
    present,
    onClick: ({ jobId }) => clicked.push(jobId),
    onButton: ({ jobId }, button) => clicked.push([jobId, button]),
  });
  const shown = (name: string): ShownNotice => ({ close: () => closed.push(name) });
  const due = (): Promise<unknown> => vi.advanceTimersByTimeAsync(300);
  return { notifier, asked, clicked, closed, shown, due };
};

describe('a notice', () => {
  it.each([true, false])('is told of whether it was shown: %s', async (isShown) => {
    const { notifier, asked, shown, due } = openSystem();
    const told: boolean[] = [];
    notifier.show(noticeOf(), (answer) => told.push(answer));
    await due();
    expect(told).toEqual([]);
    asked[0]?.show(isShown ? shown('one') : null);
    await due();
    expect(told).toEqual([isShown]);
  });

  it('of a system that does not answer holds up no other', async () => {
    const { notifier, asked, due } = openSystem();
    const ignore = (): void => undefined;
    notifier.show(noticeOf({ jobId: '1' }), ignore);
    await due();
    notifier.show(noticeOf({ jobId: '2' }), ignore);
    await due();
    expect(asked).toHaveLength(2);
  });

  it('counts as not shown where the system throws', async () => {
    const told: boolean[] = [];
    const present: Present = () => Promise.reject(new Error('no service'));
    const ignore = (): void => undefined;
    const notifier = createNotifier({ present, onClick: ignore, onButton: ignore });
    notifier.show(noticeOf(), (answer) => told.push(answer));
    await vi.advanceTimersByTimeAsync(300);
    expect(told).toEqual([false]);
  });

  it('leads to its job, and its button does what it says', async () => {
    const { notifier, asked, clicked, shown, due } = openSystem();
    notifier.show(noticeOf({ jobId: '1' }), () => undefined);
    await due();
    asked[0]?.show(shown('one'));
    asked[0]?.answers.onClick();
    asked[0]?.answers.onButton('submit-again');
    expect(clicked).toEqual(['1', ['1', 'submit-again']]);
  });

  it.each([
    ['in their order', [0, 1], ['old']],
    ['the other way round', [1, 0], ['old']],
  ])('takes the place of the older one about the same job: shown %s', async (_, order, gone) => {
    const { notifier, asked, closed, shown, due } = openSystem();
    for (const outcome of ['still-canceling', 'cancelled'] as const) {
      notifier.show(noticeOf({ outcome }), () => undefined);
      await due();
    }
    const names = ['old', 'new'];
    for (const at of order) {
      asked[at]?.show(shown(names[at] ?? ''));
      await due();
    }
    expect(closed).toEqual(gone);
  });
});
