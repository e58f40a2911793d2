// `Cancel all active jobs` asks once, and cancels the jobs of the dialog that are still active when it is confirmed.
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import { createCancelAll, type TrayCancelQuestion } from '../../electron/tray/cancel-all.ts';
import { accountView, finishedJob, snapshotView } from '../fakes/view-models.ts';
import { now } from './lines.ts';
import { job } from './menu-replacement.ts';

const open = (first: Snapshot) => {
  const here = { snapshot: first };
  const questions: TrayCancelQuestion[] = [];
  const cancelled: [string, readonly string[]][] = [];
  const answers: ((yes: boolean | Promise<boolean>) => void)[] = [];
  let noneLeft = 0;
  const cancelAll = createCancelAll({
    snapshot: () => here.snapshot,
    ask: (question) => {
      questions.push(question);
      return new Promise((answer) => answers.push(answer));
    },
    cancel: (...what) => cancelled.push(what),
    now: () => now,
    noneLeft: () => void (noneLeft += 1),
  });
  const answer = (yes: boolean | Promise<boolean>): void => answers.pop()?.(yes);
  return { answer, cancelAll, cancelled, here, noneLeft: () => noneLeft, questions };
};

describe('Cancel all active jobs', () => {
  it('opens one dialog at a time, however often it is clicked', async () => {
    const { answer, cancelAll, cancelled, questions } = open(snapshotView({ jobs: [job(1)] }));
    const clicks = [cancelAll(), cancelAll(), cancelAll()];
    answer(true);
    await Promise.all(clicks);
    expect(questions).toHaveLength(1);
    expect(cancelled).toEqual([['mast', ['1']]]);
    const later = cancelAll();
    answer(false);
    await later;
    expect(questions).toHaveLength(2);
    expect(cancelled).toHaveLength(1);
  });

  it.each([
    [1, 'Cancel job', 'Keep job'],
    [2, 'Cancel jobs', 'Keep jobs'],
  ])('offers answers for %i jobs', (count, sure, safe) => {
    const jobs = Array.from({ length: count }, (_, at) => job(at));
    const { cancelAll, questions } = open(snapshotView({ jobs }));
    void cancelAll();
    expect(questions).toMatchObject([{ sure, safe }]);
  });

  it('opens a dialog again after one that could not be shown', async () => {
    const { answer, cancelAll, questions } = open(snapshotView({ jobs: [job(1)] }));
    const first = cancelAll();
    answer(Promise.reject(new Error('no display')));
    await expect(first).rejects.toThrow('no display');
    void cancelAll();
    expect(questions).toHaveLength(2);
  });

  it('leaves out jobs that ended or appeared during the dialog', async () => {
    const accounts = [accountView(), accountView({ key: 'sdss', name: 'SDSS' })];
    const there = job(1, { accountKey: 'sdss' });
    const jobs = [job(4), job(3), job(2), job(1), there];
    const { answer, cancelAll, cancelled, here } = open(snapshotView({ accounts, jobs }));
    const done = cancelAll();
    const ended = finishedJob({ jobId: '1', accountKey: 'sdss' });
    here.snapshot = snapshotView({
      accounts,
      jobs: [job(5), job(4, { vanished: true }), job(3, { asking: true }), job(1), ended],
    });
    answer(true);
    await done;
    expect(cancelled).toEqual([['mast', ['1']]]);
  });

  it('leaves out an account that was removed during the dialog, and reports that nothing is left', async () => {
    const { answer, cancelAll, cancelled, here, noneLeft } = open(snapshotView({ jobs: [job(1)] }));
    const done = cancelAll();
    here.snapshot = snapshotView({ accounts: [], jobs: [] });
    answer(true);
    await done;
    expect(cancelled).toEqual([]);
    expect(noneLeft()).toBe(1);
  });

  it('opens no dialog without jobs', async () => {
    const { cancelAll, questions } = open(snapshotView({ jobs: [finishedJob()] }));
    await cancelAll();
    expect(questions).toEqual([]);
  });

  it('says how long each job has run, and that they hold their slots until they are cancelled', () => {
    const running = { kind: 'growing', since: now - 12 * 60_000 } as const;
    const { cancelAll, questions } = open(snapshotView({ jobs: [job(1, { running })] }));
    void cancelAll();
    const lines = questions[0]?.detail.split('\n');
    expect(lines).toEqual([
      'Job 1 · m31 halo · started 12 min',
      "It holds its queue slot until CasJobs reports it cancelled. This can't be undone.",
    ]);
  });

  it('names twelve jobs in one line each and counts the others', () => {
    const taskName = `\u202e${'evil\r\n'.repeat(4_000)}`;
    const jobs = Array.from({ length: 90 }, (_, n) => job(200 - n, { taskName }));
    const accounts = [accountView(), accountView({ key: 'sdss', name: 'a\nb' })];
    const { cancelAll, questions } = open(snapshotView({ accounts, jobs }));
    void cancelAll();
    const lines = questions[0]?.detail.split('\n') ?? [];
    expect(lines).toHaveLength(14);
    expect(lines[0]).toMatch(/^Job 200 · Pan-STARRS · evil evil [evil ]+… · started/);
    expect(lines[12]).toBe('and 78 more');
    expect(lines.every((line) => line.length < 150 && !/[\p{Cc}\p{Cf}]/u.test(line))).toBe(true);
  });
});
