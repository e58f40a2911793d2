// What a command prints on a terminal and into a pipe; its JSON is in json-output.test.ts.
import { describe, expect, it } from 'vitest';
import {
  sampleAccount,
  sampleEnd,
  sampleEvent,
  sampleJob,
  sampleProblem,
  writtenOutput,
} from './samples.ts';

const terminal = { isTerminal: true, isErrorTerminal: true };
const RED = '\u001b[31m';
const GREEN = '\u001b[32m';
const YELLOW = '\u001b[33m';

const tableOf = (
  columns: number,
  ...rows: readonly Parameters<typeof sampleJob>[0][]
): string[] => {
  const { output, out } = writtenOutput({ ...terminal, columns });
  output.jobs(rows.map(sampleJob), []);
  return out().split('\n');
};

describe('jobs on a terminal', () => {
  it('are a table in columns', () => {
    expect(tableOf(80, {}, { jobId: '5', name: null, status: 'ready' })).toEqual([
      'JOB   STATUS   NAME  CONTEXT  SUBMITTED',
      '4711  started  m31   MyDB     2026-11-24 09:10',
      '5     ready          MyDB     2026-11-24 09:10',
      '',
    ]);
  });

  it('have a column for accounts only where there are several', () => {
    const [head, first, second] = tableOf(90, {}, { accountKey: 'a2', account: 'Home' });
    expect(head).toMatch(/SUBMITTED +ACCOUNT$/);
    expect([first, second]).toEqual([
      expect.stringMatching(/Work$/) as string,
      expect.stringMatching(/Home$/) as string,
    ]);
    expect(tableOf(90, {}, {})[0]).not.toContain('ACCOUNT');
  });

  it('have times in the zone of this computer where they are known', () => {
    const at = new Date(2026, 0, 2, 3, 4).getTime();
    expect(tableOf(80, { submitted: { serviceTime: 'x', at } })[1]).toMatch(/2026-01-02 03:04$/);
    expect(tableOf(80, { submitted: null })[1]).toMatch(/MyDB$/);
  });

  it('have their number where CasJobs names no status', () => {
    expect(tableOf(80, { status: 'unknown', statusCode: 9 })[1]).toContain('9');
  });

  it.each([60, 80, 100])('fit into %i columns, with whole IDs, statuses and times', (columns) => {
    const long = { name: 'n'.repeat(60), context: 'c'.repeat(60), status: 'cancelled' } as const;
    const [head = '', row = ''] = tableOf(columns, { ...long, jobId: '12345678901' });
    expect(Math.max(head.length, row.length)).toBe(columns);
    expect(row).toMatch(/^12345678901 {2}cancelled {2}n+… +c+… {2}2026-11-24 09:10$/);
  });

  it('keep the ID whole where no line fits', () => {
    const [, row] = tableOf(20, { jobId: '9223372036854775807', name: 'n'.repeat(30) });
    expect(row).toMatch(/^9223372036854775807 {2}started {2}n{7}…/);
  });

  it.each([
    ['wide letters', '銀河の中心', 10],
    ['an emoji of several characters', '👩‍🚀', 2],
    ['accents of their own', 'e\u0301te\u0301', 3],
  ])('have %s in their width', (_, name, width) => {
    const [head = '', row = ''] = tableOf(80, { name });
    const column = Math.max(width, 'NAME'.length);
    expect(row).toContain(`  ${name}${' '.repeat(column - width + 2)}MyDB`);
    expect(head.indexOf('CONTEXT') - head.indexOf('NAME')).toBe(column + 2);
  });

  it('cut wide letters where the line would not fit', () => {
    const [, row = ''] = tableOf(60, { name: '星'.repeat(40) });
    expect(row).toMatch(/^4711 {2}started {2}星+… {1,3}MyDB/);
    const wide = row.match(/星/g)?.length ?? 0;
    expect(row.length + wide).toBe(60);
  });

  it('have no control characters in their names', () => {
    const [, row = '', end] = tableOf(80, {
      name: 'a\u001b[31mb\nc\td\u009b2Je\u202ef\u0007',
      context: 'x\ry',
    });
    expect(row).toContain('a [31mb c d 2Je f');
    expect(row).toContain('x y');
    expect(row).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(end).toBe('');
  });

  it('none are a sentence on standard error', () => {
    const { output, out, error } = writtenOutput(terminal);
    output.jobs([], []);
    expect([out(), error()]).toEqual(['', 'No jobs to show.\n']);
  });
});

describe('jobs in a pipe', () => {
  it('are values between tabs under a header', () => {
    const { output, out } = writtenOutput({ hasColor: true });
    output.jobs([sampleJob({ name: 'a\tb\nc', context: null, rows: '12' })], []);
    expect(out()).toBe(
      'job\tstatus\tname\tcontext\tsubmitted\tstarted\tended\trows\taccount\n' +
        '4711\tstarted\ta b c\t\t2026-11-24T09:10:11.123\t2026-11-24T09:12:00.000Z\t\t12\tWork\n',
    );
  });

  it('have whole names, however long', () => {
    const { output, out } = writtenOutput({ columns: 40 });
    output.jobs([sampleJob({ name: 'n'.repeat(400) })], []);
    expect(out()).toContain(`\t${'n'.repeat(400)}\t`);
  });

  it('none are the header, and a sentence on standard error', () => {
    const { output, out, error } = writtenOutput();
    output.jobs([], []);
    expect(out()).toMatch(/^job\tstatus\t.*\taccount\n$/);
    expect(error()).toBe('No jobs to show.\n');
  });
});

describe('accounts', () => {
  const rows = [
    sampleAccount(),
    sampleAccount({
      name: 'Home\u0007',
      state: 'problem',
      problem: { code: 'locked', text: 'It is locked.' },
      updatedAt: null,
    }),
  ];

  it('are a table on a terminal, with the problem instead of the state', () => {
    const { output, out } = writtenOutput({ ...terminal, columns: 100 });
    output.accounts(rows);
    const updated = new Date('2026-11-24T09:15:00.000Z');
    const time = [updated.getHours(), updated.getMinutes()].map((n) => String(n).padStart(2, '0'));
    const day = `2026-11-${updated.getDate()}`;
    expect(out().split('\n')).toEqual([
      'ACCOUNT  SERVICE    HOST          STATE          ACTIVE  UPDATED',
      `Work     SkyServer  casjobs.test  good           2       ${day} ${time.join(':')}`,
      'Home     SkyServer  casjobs.test  It is locked.  2',
      '',
    ]);
  });

  it('are values between tabs in a pipe', () => {
    const { output, out } = writtenOutput();
    output.accounts(rows);
    expect(out().split('\n')[2]).toBe('Home\tSkyServer\tcasjobs.test\tIt is locked.\t2\t');
  });
});

describe('events of a job', () => {
  it('are one sentence each on a terminal', () => {
    const { output, out } = writtenOutput(terminal);
    output.job(sampleEvent());
    output.job(sampleEnd({ text: 'Job 4711\u001b[2J was\ncancelled' }));
    output.end(0);
    expect(out()).toBe('Job 4711 is canceling\nJob 4711 [2J was cancelled\n');
  });

  it('are values between tabs in a pipe, under one header', () => {
    const { output, out } = writtenOutput();
    output.job(sampleEvent({ status: null, text: 'a\tb' }));
    output.job(sampleEnd());
    output.end(0);
    expect(out()).toBe(
      'job\taccount\tevent\tstatus\toutcome\ttext\n' +
        '4711\tWork\tstatus\t\t\ta b\n' +
        '4711\tWork\toutcome\tcancelled\tcancelled\tJob 4711 was cancelled\n',
    );
  });

  it('are only the last of each job when quiet', () => {
    const { output, out } = writtenOutput({ ...terminal, isQuiet: true });
    output.job(sampleEvent());
    output.job(sampleEnd());
    output.job(sampleEnd({ jobId: '5', text: 'Job 5 failed', end: 3 }));
    expect(out()).toBe('Job 4711 was cancelled\nJob 5 failed\n');
  });

  it('name the new job of a query that was submitted again', () => {
    const job = { account: 'Work', jobId: '5', newJobId: '6' };
    const onTerminal = writtenOutput(terminal);
    onTerminal.output.submitted(job);
    expect(onTerminal.out()).toBe('Job 5 was submitted again as job 6\n');
    const piped = writtenOutput();
    piped.output.submitted(job);
    expect(piped.out()).toMatch(/\n6\tWork\tsubmitted\t\t\tJob 5 was submitted again as job 6\n$/);
  });

  it('say so where the new job is not known', () => {
    const { output, out } = writtenOutput(terminal);
    output.submitted({ account: 'Work', jobId: '5', newJobId: null });
    expect(out()).toContain('5');
    expect(out()).not.toContain('null');
  });
});

describe('color', () => {
  const events = [
    sampleEvent({ text: 'yellow' }),
    sampleEvent({ status: 'started', text: 'plain' }),
    sampleEnd({ text: 'green' }),
    sampleEnd({ text: 'red', end: 3 }),
  ];

  it('shows on a terminal how a job ended', () => {
    const { output, out } = writtenOutput({ ...terminal, hasColor: true });
    events.forEach((event) => output.job(event));
    expect(out().split('\n')).toEqual([
      `${YELLOW}yellow\u001b[39m`,
      'plain',
      `${GREEN}green\u001b[39m`,
      `${RED}red\u001b[39m`,
      '',
    ]);
  });

  it.each([
    ['on a terminal without color', { ...terminal, hasColor: false }],
    ['in a pipe', { hasColor: true }],
    ['in JSON', { ...terminal, hasColor: true, isJson: true }],
  ])('is nowhere %s', (_, parts) => {
    const { output, out } = writtenOutput(parts);
    events.forEach((event) => output.job(event));
    output.jobs([sampleJob()], []);
    expect(out()).toContain('green');
    expect(out()).not.toContain('\u001b');
  });

  it('marks a problem that ends the command, on a terminal', () => {
    const { output, error } = writtenOutput({ ...terminal, hasColor: true });
    output.problem(sampleProblem({ text: 'over' }));
    output.problem(sampleProblem({ text: 'waits', end: null }));
    output.say('sentence');
    expect(error()).toBe(`${RED}over\u001b[39m\nwaits\nsentence\n`);
  });

  it('is not in problems that go elsewhere', () => {
    const { output, error } = writtenOutput({ isTerminal: true, hasColor: true });
    output.problem(sampleProblem({ text: 'a\u001bb\nc' }));
    expect(error()).toBe('a b c\n');
  });
});
