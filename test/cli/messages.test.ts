// The lines on the socket: how they are split, and which requests are refused.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BATCH,
  createLineReader,
  lineOf,
  LONGEST_LINE,
  MOST_JOBS,
  PROTOCOL,
  readLine,
  replySchema,
  requestSchema,
  type CommandReply,
  type CommandRequest,
} from '../../electron/cli/messages.ts';
import { sampleAccount, sampleEnd, sampleEvent, sampleJob, sampleProblem } from './samples.ts';

interface Heard {
  readonly lines: readonly string[];
  readonly tooLong: number;
}

const heardOf = (parts: readonly string[]): Heard => {
  const lines: string[] = [];
  let tooLong = 0;
  const read = createLineReader(
    (line) => lines.push(line),
    () => {
      tooLong += 1;
    },
  );
  parts.forEach(read);
  return { lines, tooLong };
};

describe('createLineReader', () => {
  it('reads the same lines wherever they are split', () => {
    const part = fc.string({ unit: fc.constantFrom('a', '\n', '🚀', '"') });
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const whole = parts.join('').split('\n').slice(0, -1);
        expect(heardOf(parts)).toEqual({ lines: whole, tooLong: 0 });
      }),
    );
  });

  it('keeps back a line that has not ended', () => {
    expect(heardOf(['a\nb']).lines).toEqual(['a']);
    expect(heardOf(['a\nb', '\n']).lines).toEqual(['a', 'b']);
  });

  it('takes the longest line', () => {
    const longest = 'x'.repeat(LONGEST_LINE);
    expect(heardOf([longest, '\n'])).toEqual({ lines: [longest], tooLong: 0 });
  });

  it('reads nothing after a line that is too long, and says so once', () => {
    const half = 'x'.repeat(LONGEST_LINE / 2 + 1);
    expect(heardOf(['a\n', half, half, 'b\n', half, half])).toEqual({ lines: ['a'], tooLong: 1 });
  });
});

const jobs = [{ accountKey: null, jobId: '4711' }];
const selection = { statuses: ['ready'], since: 5, name: 'm*', all: false };
const requests = [
  { kind: 'jobs', selection },
  { kind: 'jobs', selection: { statuses: null, since: null, name: null, all: true } },
  { kind: 'accounts' },
  { kind: 'cancel', jobs, isAgain: false, waits: true },
  { kind: 'watch', jobs: [{ accountKey: 'a-1_B', jobId: '1' }], isAgain: true },
  { kind: 'submit-again', job: jobs[0] },
  { kind: 'hand-over' },
];

const readRequest = (request: unknown, more: object = {}): CommandRequest | null =>
  readLine(requestSchema, JSON.stringify({ protocol: PROTOCOL, account: null, request, ...more }));

describe('a request', () => {
  it.each(requests)('is read as it was sent: $kind', (request) => {
    const sent = { protocol: PROTOCOL, account: 'Work', request } as CommandRequest;
    expect(readLine(requestSchema, lineOf(sent))).toEqual(sent);
    expect(lineOf(sent).match(/\n/g)).toHaveLength(1);
  });

  it.each(requests)('with an unknown key is refused: $kind', (request) => {
    expect(readRequest(request)).not.toBeNull();
    expect(readRequest({ ...request, more: 1 })).toBeNull();
    expect(readRequest(request, { more: 1 })).toBeNull();
  });

  it('with an unknown key deep inside is refused', () => {
    expect(readRequest({ kind: 'jobs', selection: { ...selection, more: 1 } })).toBeNull();
    const job = { accountKey: null, jobId: '1', more: 1 };
    expect(readRequest({ kind: 'submit-again', job })).toBeNull();
    expect(readRequest({ kind: 'watch', isAgain: false, jobs: [job] })).toBeNull();
  });

  it.each(['', 'm31', '-1', '1.5', '1e3', '0x1', ' 1', '1\n', '1'.repeat(20), 4711, null, ['1']])(
    'with the job ID %j is refused',
    (jobId) => {
      const job = { accountKey: null, jobId };
      expect(readRequest({ kind: 'submit-again', job })).toBeNull();
      expect(readRequest({ kind: 'cancel', jobs: [job], isAgain: false, waits: true })).toBeNull();
    },
  );

  it.each([0, 2, '1', null])('of the protocol %j is refused', (protocol) => {
    expect(readRequest({ kind: 'accounts' }, { protocol })).toBeNull();
  });

  it.each([
    ['of an unknown kind', { kind: 'quit' }],
    ['without a kind', {}],
    ['that is no object', 'accounts'],
    ['without jobs', { kind: 'watch', jobs: [], isAgain: false }],
    ['without a key', { kind: 'watch', jobs }],
    [
      'with a path as the account',
      { kind: 'submit-again', job: { accountKey: '../a', jobId: '1' } },
    ],
    ['with an unknown status', { kind: 'jobs', selection: { ...selection, statuses: ['gone'] } }],
    ['with half a millisecond', { kind: 'jobs', selection: { ...selection, since: 0.5 } }],
    ['with a long name', { kind: 'jobs', selection: { ...selection, name: 'n'.repeat(201) } }],
    [
      'with a status more than there are',
      { kind: 'jobs', selection: { ...selection, statuses: Array(8).fill('ready') } },
    ],
  ])('%s is refused', (_, request) => {
    expect(readRequest(request)).toBeNull();
  });

  it('names a limited number of jobs, which fit into one line', () => {
    const most = Array.from({ length: MOST_JOBS }, () => ({
      accountKey: 'k'.repeat(36),
      jobId: '9223372036854775807',
    }));
    const request = { kind: 'watch', isAgain: false, jobs: most } as const;
    const line = lineOf({ protocol: PROTOCOL, account: 'n'.repeat(200), request });
    expect(line.length).toBeLessThan(LONGEST_LINE);
    expect(readLine(requestSchema, line)).not.toBeNull();
    expect(readRequest({ ...request, jobs: [...most, ...jobs] })).toBeNull();
  });

  it.each(['', 'null', '{', '[]', '"a"', 'x'.repeat(9), '['.repeat(100_000)])(
    'that is %.9s is refused',
    (line) => {
      expect(readLine(requestSchema, line)).toBeNull();
    },
  );
});

const replies: readonly CommandReply[] = [
  { kind: 'hello', protocol: 9, version: '1.2.3', host: 'app' },
  { kind: 'jobs', jobs: [sampleJob()] },
  { kind: 'accounts', accounts: [sampleAccount()] },
  sampleEvent(),
  sampleEnd(),
  sampleProblem(),
  { kind: 'submitted', accountKey: 'a', account: 'Work', jobId: '1', newJobId: null },
  { kind: 'end' },
];

describe('a reply', () => {
  it.each(replies)('is read as it was sent: $kind', (reply) => {
    expect(readLine(replySchema, lineOf(reply))).toEqual(reply);
  });

  it.each(replies)('with an unknown key is refused: $kind', (reply) => {
    expect(readLine(replySchema, JSON.stringify({ ...reply, more: 1 }))).toBeNull();
  });

  it('with a full batch of jobs fits into one line, whatever characters their texts have', () => {
    // Six characters each in JSON.
    const long = (length: number): string => '\u0001'.repeat(length);
    const time = { serviceTime: long(200), at: Number.MIN_SAFE_INTEGER };
    const job = sampleJob({
      account: long(100),
      name: long(500),
      context: long(500),
      rows: long(100),
      submitted: time,
      started: time,
      ended: time,
      jobId: '9223372036854775807',
    });
    const line = lineOf({ kind: 'jobs', jobs: Array.from({ length: BATCH }, () => job) });
    expect(line.length).toBeLessThan(LONGEST_LINE);
    expect(readLine(replySchema, line)).not.toBeNull();
  });
});
