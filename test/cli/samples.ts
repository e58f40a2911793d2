// What a command receives, each with one value for each of its keys, and an output that writes into texts.
import {
  createOutput,
  type CommandOutput,
  type OutputParts,
} from '../../electron/cli/command-output.ts';
import type { AccountRow, JobEvent, JobRow, Problem } from '../../electron/cli/messages.ts';

export const sampleJob = (own: Partial<JobRow> = {}): JobRow => ({
  accountKey: 'a1',
  account: 'Work',
  jobId: '4711',
  name: 'm31',
  context: 'MyDB',
  status: 'started',
  statusCode: 1,
  submitted: { serviceTime: '2026-11-24T09:10:11.123', at: null },
  started: { serviceTime: '2026-11-24T09:12:00', at: Date.UTC(2026, 10, 24, 9, 12) },
  ended: null,
  queueMinutes: 500,
  rows: '0',
  canCancel: true,
  watched: 'no',
  outcome: null,
  ...own,
});

export const sampleAccount = (own: Partial<AccountRow> = {}): AccountRow => ({
  name: 'Work',
  service: 'SkyServer',
  host: 'casjobs.test',
  state: 'good',
  problem: null,
  updatedAt: Date.UTC(2026, 10, 24, 9, 15),
  activeJobs: 2,
  ...own,
});

export const sampleEvent = (own: Partial<JobEvent> = {}): JobEvent => ({
  kind: 'job',
  accountKey: 'a1',
  account: 'Work',
  jobId: '4711',
  what: 'status',
  status: 'canceling',
  outcome: null,
  text: 'Job 4711 is canceling',
  end: null,
  at: Date.UTC(2026, 10, 24, 9, 16),
  ...own,
});

export const sampleEnd = (own: Partial<JobEvent> = {}): JobEvent =>
  sampleEvent({
    what: 'outcome',
    status: 'cancelled',
    outcome: 'cancelled',
    text: 'Job 4711 was cancelled',
    end: 0,
    ...own,
  });

export const sampleProblem = (own: Partial<Problem> = {}): Problem => ({
  kind: 'problem',
  account: 'Work',
  code: 'unreachable',
  text: 'Work: no connection',
  end: 1,
  ...own,
});

export interface Written {
  readonly output: CommandOutput;
  /** What is on standard output. */
  readonly out: () => string;
  /** What is on standard error. */
  readonly error: () => string;
}

/** Piped and without color, unless `parts` says otherwise. */
export const writtenOutput = (parts: Partial<OutputParts> = {}): Written => {
  let out = '';
  let error = '';
  const output = createOutput({
    writeOut: (text) => {
      out += text;
    },
    writeError: (text) => {
      error += text;
    },
    isTerminal: false,
    isErrorTerminal: false,
    hasColor: false,
    columns: 80,
    isJson: false,
    isQuiet: false,
    ...parts,
  });
  return { output, out: () => out, error: () => error };
};
