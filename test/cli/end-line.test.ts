// The last line of a JSON stream has the code with which the command ends, also when it ends early.
import { describe, expect, it } from 'vitest';
import { cancel, submitAgain, watch, type CarryParts } from '../../electron/cli/carry-out.ts';
import { createSession, type DataReply } from '../../electron/cli/command-session.ts';
import type { ExitCode } from '../../electron/cli/messages.ts';
import { readArguments, type CommandOf } from '../../electron/cli/read-arguments.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';
import { sampleEnd, sampleProblem, writtenOutput } from './samples.ts';

type Following = CommandOf<'cancel'> | CommandOf<'watch'> | CommandOf<'submit-again'>;

/** A command whose own core gives these replies, and then ends or is stopped with this exit code. */
const carryOut = async (
  words: string,
  replies: readonly DataReply[],
  stoppedBy: 124 | 130 | null = null,
): Promise<{ readonly code: ExitCode; readonly lastLine: unknown }> => {
  const stop = new AbortController();
  const { output, out } = writtenOutput({ isJson: true });
  const session = createSession({
    profile: await temporaryFolder(),
    account: null,
    signal: stop.signal,
    isAlone: true,
    moved: () => undefined,
    openCore: () =>
      Promise.resolve({
        run: (_, take) => {
          replies.forEach(take);
          if (stoppedBy !== null) stop.abort(stoppedBy);
          return Promise.resolve(true);
        },
        isHandedOver: () => false,
        isForgotten: false,
        hasAccounts: () => true,
        close: () => Promise.resolve(),
      }),
  });
  const parts: CarryParts = {
    session,
    output,
    signal: stop.signal,
    readStdin: () => Promise.resolve(''),
    confirm: null,
  };
  const asked = readArguments(words.split(' ')) as Following;
  const code = await run(parts, asked);
  return { code, lastLine: JSON.parse(out().trim().split('\n').at(-1) ?? '') };
};

const run = (parts: CarryParts, asked: Following): Promise<ExitCode> => {
  switch (asked.command) {
    case 'cancel':
      return cancel(parts, asked);
    case 'watch':
      return watch(parts, asked);
    case 'submit-again':
      return submitAgain(parts, asked);
  }
};

const cancelled = sampleEnd({ jobId: '1' });
const finished = sampleEnd({ jobId: '2', outcome: 'finished-before', status: 'finished', end: 3 });
const submitted = {
  kind: 'submitted',
  accountKey: 'a1',
  account: 'Work',
  jobId: '1',
  newJobId: '9',
} as const;

describe('the last line of a command', () => {
  it.each<[string, string, readonly DataReply[], 124 | 130 | null, ExitCode]>([
    ['of jobs that were cancelled', 'cancel 1', [cancelled], null, 0],
    ['of a job that finished before', 'cancel 1 2', [cancelled, finished], null, 3],
    ['after its timeout', 'cancel 1 2', [cancelled], 124, 124],
    ['after its timeout, without any event', 'watch 1', [], 124, 124],
    ['after an interruption', 'watch 1 2', [cancelled], 130, 130],
    ['after its timeout, which matters more than 3', 'cancel 1 2 3', [finished], 124, 124],
    [
      'after its timeout, which matters less than 4',
      'cancel 1 2',
      [sampleEnd({ jobId: '1', end: 4 })],
      124,
      4,
    ],
    ['of a problem that ends it', 'watch 1', [sampleProblem({ end: 2 })], null, 2],
    ['of a query that was submitted again', 'submit-again 1', [submitted], null, 0],
    [
      'of a query that was perhaps submitted again',
      'submit-again 1',
      [{ ...submitted, newJobId: null }],
      null,
      1,
    ],
    ['after the timeout of a new job', 'submit-again 1 --wait', [submitted], 124, 124],
  ])('%s has its exit code', async (_, words, replies, stoppedBy, expected) => {
    expect(await carryOut(words, replies, stoppedBy)).toEqual({
      code: expected,
      lastLine: { schema: 1, event: 'end', exitCode: expected },
    });
  });
});
