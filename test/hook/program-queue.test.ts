// The program runs once for each outcome, at most four at a time, also where something happens in between. The programs
// are real ones, the disk is one in memory.
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { sampleFacts } from '../../electron/core/outcome-facts.ts';
import { createOutcomeProgram, type ProgramFailure } from '../../electron/hook/outcome-program.ts';
import type { ProgramEnd, ProgramRunner } from '../../electron/hook/program-run.ts';
import { programText } from '../../electron/hook/program-texts.ts';
import type { Settings } from '../../electron/settings/settings.ts';
import { createPendingOutcomes } from '../../electron/watch/pending-outcomes.ts';
import { createWatchStore } from '../../electron/watch/watch-persistence.ts';
import { outcomeEvent } from '../notifications/outcome-events.ts';
import { memoryFile, type MemoryFile } from '../watch/memory-file.ts';
import { openStage, runnerFor, smallPrograms } from './small-programs.ts';

interface Parts {
  readonly program: Settings['program'];
  readonly runner: ProgramRunner | null;
  readonly file?: MemoryFile;
  readonly isReal?: boolean;
}

/** Outcomes in; the user was told of each at once. */
const open = ({ program: first, runner, file = memoryFile(), isReal = true }: Parts) => {
  const here = { program: first };
  const failures: [jobId: string, why: ProgramFailure][] = [];
  const tellings: string[] = [];
  const store = createWatchStore({
    file,
    now: Date.now(),
    sentCancels: () => 0,
    unwritten: () => undefined,
  });
  const program = createOutcomeProgram({
    runner,
    program: () => here.program,
    isReal: () => isReal,
    factsOf: ({ event: { jobId } }) => ({ ...sampleFacts(0), jobId }),
    programDone: (id) => pending.programDone(id),
    failed: ({ jobId }, why) => failures.push([jobId, why]),
  });
  const pending = createPendingOutcomes({
    store,
    wallNow: () => 0,
    wantsProgram: (event) => program.wants(event),
    deliver: (one) => {
      if (one.due !== 'program') tellings.push(one.event.jobId);
      program.outcome(one);
      pending.written(one.id);
      pending.acknowledge(one.id);
    },
  });
  onTestFinished(() => program.close());
  return Object.assign(here, {
    file,
    store,
    failures,
    tellings,
    pending,
    outcome: program,
    add: (...jobIds: readonly string[]): void =>
      jobIds.forEach((jobId) => pending.add(outcomeEvent({ jobId }))),
    /** The app quits and starts again. */
    again: async (next: Partial<Parts> = {}) => {
      await program.close();
      await store.save();
      const later = open({ program: here.program, runner, file, ...next });
      later.pending.redeliver();
      return later;
    },
  });
};

const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => String(at + 1));

/** The program that says on the stage for which job it runs. */
const onStage = async () => {
  const [programs, stage] = [await smallPrograms(), await openStage()];
  const program = { ...(await programs.script(stage.script)), isOn: true };
  const stored = { ...program, arguments: [...program.arguments] };
  const newRunner = (): ProgramRunner => runnerFor(programs);
  const home = open({ program: stored, runner: newRunner() });
  return Object.assign(home, { stage, stored, newRunner });
};

const waitFor = (expected: () => void): Promise<void> => vi.waitFor(expected, 15_000);

/** A runner whose programs end at once. */
const quickRunner = (end: ProgramEnd = { kind: 'ended', exitCode: 0, output: '' }) => {
  const inputs: string[] = [];
  const runner: ProgramRunner = {
    platform: 'linux',
    run: ({ variables }) => {
      inputs.push(variables['CASJOBS_JOB'] ?? '');
      return Promise.resolve(end);
    },
    close: () => undefined,
  };
  return { inputs, runner };
};

const on = { isOn: true, path: '/bin/true', arguments: [] };

describe('the program', () => {
  it('runs at most four times at once, and for all in their order', async () => {
    const { stage, add } = await onStage();
    const jobs = ids(7);
    add(...jobs);
    await waitFor(() => expect(stage.running()).toHaveLength(4));
    expect([...stage.running()].sort()).toEqual(ids(4));
    for (const [at, job] of jobs.entries()) {
      stage.end(job);
      // The one that waited longest takes its place.
      await waitFor(() => expect(stage.began).toHaveLength(Math.min(5 + at, 7)));
    }
    await waitFor(() => expect(stage.running()).toEqual([]));
    expect(stage.most()).toBe(4);
    expect(stage.began.slice(4)).toEqual(jobs.slice(4));
  });

  it('does not run for what waits when it is switched off, now or later', async () => {
    const home = await onStage();
    home.add(...ids(6));
    await waitFor(() => expect(home.stage.running()).toHaveLength(4));
    home.program = { ...home.stored, isOn: false };
    ids(4).forEach((job) => home.stage.end(job));
    await waitFor(() => expect(home.store.pendingOutcomes.size).toBe(0));
    home.program = home.stored;
    home.add('9');
    await waitFor(() => expect(home.stage.running()).toEqual(['9']));
    expect(home.stage.began).toHaveLength(5);
  });

  it('is killed when the app quits, which is told; what waited runs after the next start', async () => {
    const home = await onStage();
    home.add(...ids(6));
    await waitFor(() => expect(home.stage.running()).toHaveLength(4));
    const later = await home.again({ runner: home.newRunner() });
    expect(home.failures.map(([, { kind }]) => kind)).toEqual(Array(4).fill('stopped'));
    await waitFor(() => expect([...home.stage.running()].sort()).toEqual(['5', '6']));
    expect(home.stage.began).toHaveLength(6);
    // Of those the user was told before.
    expect(later.tellings).toEqual([]);
    ['5', '6'].forEach((job) => home.stage.end(job));
    await waitFor(() => expect(later.store.pendingOutcomes.size).toBe(0));
    expect(later.failures).toEqual([]);
  });

  it('runs once for an outcome that is told twice', async () => {
    const { inputs, runner } = quickRunner();
    const home = open({ program: on, runner });
    home.add('1');
    await waitFor(() => expect(inputs).toEqual(['1']));
    const one = { id: 0, event: outcomeEvent({ jobId: '1' }), at: 0 };
    home.outcome.outcome(one);
    home.add('2');
    await waitFor(() => expect(inputs).toEqual(['1', '2']));
    const later = await home.again();
    later.outcome.outcome({ ...one, due: 'telling' });
    later.add('3');
    await waitFor(() => expect(inputs).toEqual(['1', '2', '3']));
  });

  it('does not run again after a restart where the user is still to be told', async () => {
    const { inputs, runner } = quickRunner();
    const home = open({ program: on, runner });
    home.store.pendingOutcomes.set(0, {
      id: 0,
      event: outcomeEvent({ jobId: '1' }),
      at: 0,
      due: 'telling',
    });
    await home.store.save();
    const later = await home.again();
    later.add('2');
    await waitFor(() => expect(inputs).toEqual(['2']));
    expect(later.tellings).toEqual(['1', '2']);
  });

  it('does not run for what came while it was off, when it is on after a restart', async () => {
    const { inputs, runner } = quickRunner();
    const home = open({ program: { ...on, isOn: false }, runner });
    home.add('1');
    await waitFor(() => expect(home.tellings).toEqual(['1']));
    home.program = on;
    const later = await home.again();
    later.add('2');
    await waitFor(() => expect(inputs).toEqual(['2']));
  });

  it('does not run for an account whose outcomes were forgotten while it waited', async () => {
    const { inputs, runner } = quickRunner();
    const home = open({ program: on, runner });
    const release = home.file.slow();
    home.add('1');
    home.store.pendingOutcomes.clear();
    home.outcome.outcome({ id: 0, event: outcomeEvent({ jobId: '1' }), at: 0 });
    release();
    home.add('2');
    await waitFor(() => expect(inputs).toEqual(['2']));
  });

  it('does not run in a practice session', async () => {
    const { inputs, runner } = quickRunner();
    const home = open({ program: on, runner, isReal: false });
    home.add('1');
    await waitFor(() => expect(home.tellings).toEqual(['1']));
    expect(home.store.pendingOutcomes.size).toBe(0);
    expect(inputs).toEqual([]);
  });

  it('runs at the next start of the app for what a command in a terminal saw', async () => {
    const { inputs, runner } = quickRunner();
    const command = open({ program: on, runner: null });
    command.add('1');
    await waitFor(() => expect(command.tellings).toEqual(['1']));
    const app = await command.again({ runner });
    await waitFor(() => expect(inputs).toEqual(['1']));
    expect(app.tellings).toEqual([]);
  });

  it('does not run where a thousand others wait, which is told', () => {
    const never: ProgramRunner = {
      platform: 'linux',
      run: () => new Promise(() => undefined),
      close: () => undefined,
    };
    const failures: string[] = [];
    const program = createOutcomeProgram({
      runner: never,
      program: () => on,
      isReal: () => true,
      factsOf: () => sampleFacts(0),
      programDone: () => Promise.resolve(true),
      failed: ({ jobId }, { kind }) => failures.push(`${jobId} ${kind}`),
    });
    ids(1_006).forEach((jobId, id) =>
      program.outcome({ id, event: outcomeEvent({ jobId }), at: 0 }),
    );
    expect(failures).toEqual(['1005 too-many', '1006 too-many']);
  });

  it('tells each end that is none of a program that did its work', async () => {
    const ends: readonly ProgramEnd[] = [
      { kind: 'ended', exitCode: 3, output: '\n  \u001b[31mno space\u001b[0m left\nmore' },
      { kind: 'killed', signal: 'SIGKILL', output: '' },
      { kind: 'timed-out', output: '' },
      { kind: 'not-started', why: 'not-found' },
      { kind: 'not-started', why: 'not-executable' },
      { kind: 'not-started', why: 'needs-shell' },
      { kind: 'not-started', why: 'other' },
    ];
    const texts: string[] = [];
    for (const end of ends) {
      const home = open({ program: on, runner: quickRunner(end).runner });
      home.add('5001');
      await waitFor(() => expect(home.failures).toHaveLength(1));
      const [[jobId, why] = ['', { kind: 'stopped' } as const]] = home.failures;
      const { sentence, output } = programText(why, jobId);
      texts.push(`${sentence} ${output}`.trim());
    }
    expect(texts).toEqual([
      'The program for job 5001 ended with exit code 3. [31mno space [0m left',
      'The program for job 5001 was ended by the signal SIGKILL.',
      'The program for job 5001 took longer than one minute and was ended.',
      'The program for job 5001 was not found, or the interpreter in its first line was not.',
      'The program for job 5001 was not run, because you are not allowed to execute it.',
      'The program for job 5001 was not run, because Windows needs a shell for it.',
      'The program for job 5001 could not be started.',
    ]);
  });
});
