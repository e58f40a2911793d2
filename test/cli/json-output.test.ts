// What a command prints with --json fits electron/cli/schema.json, which scripts rely on.
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusWords } from '../../electron/casjobs/job.ts';
import type { ExitCode, JobRow } from '../../electron/cli/messages.ts';
import { outcomeKinds } from '../../electron/watch/outcomes.ts';
import { textOf } from '../imports.ts';
import {
  sampleAccount,
  sampleEnd,
  sampleEvent,
  sampleJob,
  sampleProblem,
  writtenOutput,
} from './samples.ts';

interface Part {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly additionalProperties?: boolean;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Part>>;
  readonly items?: Part;
  readonly anyOf?: readonly Part[];
  readonly $ref?: string;
}

interface Schema {
  readonly $schema: string;
  readonly oneOf: readonly Part[];
  readonly $defs: Readonly<Record<string, Part>>;
}

const schema = JSON.parse(textOf('electron/cli/schema.json')) as Schema;
const fits = new Ajv2020({
  allErrors: true,
  allowUnionTypes: true,
  formats: { 'date-time': (text) => new Date(text).toISOString() === text },
}).compile(schema);

const errorsOf = (value: unknown): string =>
  fits(value)
    ? ''
    : (fits.errors ?? []).map((one) => `${one.instancePath} ${one.message ?? ''}`).join('\n');

type Printed = Readonly<Record<string, unknown>>;

/** The lines of a command with --json. */
const printed = (print: (to: ReturnType<typeof writtenOutput>['output']) => void): Printed[] => {
  const { output, out } = writtenOutput({ isJson: true, isTerminal: true, hasColor: true });
  print(output);
  const lines = out().split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => JSON.parse(line) as Printed);
};

const expectFit = (lines: readonly Printed[], count: number): void => {
  expect(lines).toHaveLength(count);
  expect(lines.map(errorsOf)).toEqual(lines.map(() => ''));
};

/** A job as any account could list it. */
const anyJob = (): fc.Arbitrary<JobRow> => {
  const text = fc.string({ unit: 'binary' });
  const time = fc.option(
    fc.record({ serviceTime: text, at: fc.option(fc.integer({ min: -1e12, max: 4e12 })) }),
  );
  return fc.record({
    accountKey: fc.constant('a'),
    account: text,
    jobId: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String),
    name: fc.option(text),
    context: fc.option(text),
    status: fc.constantFrom(...statusWords, 'unknown' as const),
    statusCode: fc.option(fc.integer()),
    submitted: time,
    started: time,
    ended: time,
    queueMinutes: fc.nat(),
    rows: text,
    canCancel: fc.boolean(),
    watched: fc.constantFrom('no' as const, 'until-done' as const, 'cancel' as const),
    outcome: fc.option(fc.constantFrom(...outcomeKinds)),
  });
};

describe('JSON', () => {
  it('of jobs is one document that has the names of the schema', () => {
    const lines = printed((to) =>
      to.jobs([sampleJob(), sampleJob({ ended: null })], [sampleProblem()]),
    );
    expectFit(lines, 1);
    expect(lines[0]).toMatchObject({
      schema: 1,
      jobs: [{ job: '4711', started: { utc: '2026-11-24T09:12:00.000Z' }, ended: null }, {}],
      problems: [{ account: 'Work', code: 'unreachable', text: 'Work: no connection' }],
    });
  });

  it('of no jobs is a document, too', () => {
    const lines = printed((to) => to.jobs([], []));
    expectFit(lines, 1);
    expect(lines).toEqual([{ schema: 1, jobs: [], problems: [] }]);
  });

  it('of any job fits the schema', () => {
    fc.assert(
      fc.property(anyJob(), (job) =>
        expectFit(
          printed((to) => to.jobs([job], [])),
          1,
        ),
      ),
    );
  });

  it('has whole numbers of any size as text', () => {
    const jobId = '9223372036854775807';
    const [line] = printed((to) => to.jobs([sampleJob({ jobId, rows: jobId })], []));
    expect(line).toMatchObject({ jobs: [{ job: jobId, rows: jobId }] });
  });

  it('of accounts fits the schema', () => {
    const problem = { code: 'locked', text: 'It is locked.' };
    const lines = printed((to) =>
      to.accounts([
        sampleAccount(),
        sampleAccount({ state: 'checking', updatedAt: null }),
        sampleAccount({ state: 'problem', problem }),
      ]),
    );
    expectFit(lines, 1);
    expect(lines[0]).toMatchObject({
      accounts: [
        { account: 'Work', updated: '2026-11-24T09:15:00.000Z', problem: null },
        { state: 'checking', updated: null },
        { problem },
      ],
    });
  });

  it('of events is one line each, and the exit code is in the last', () => {
    const codes: readonly ExitCode[] = [0, 1, 3, 4, 5];
    const lines = printed((to) => {
      to.job(sampleEvent({ what: 'requested', status: null }));
      to.job(sampleEvent());
      to.submitted({ account: 'Work', jobId: '5', newJobId: '6' });
      to.submitted({ account: 'Work', jobId: '5', newJobId: null });
      for (const end of codes) to.job(sampleEnd({ end }));
      for (const outcome of outcomeKinds) to.job(sampleEnd({ outcome }));
      for (const code of [...codes, 2, 124, 130] as const) to.end(code);
    });
    expectFit(lines, 4 + codes.length + outcomeKinds.length + codes.length + 3);
    expect(lines[0]).toMatchObject({ event: 'requested', job: '4711', exitCode: null });
    expect(lines[2]).toMatchObject({ event: 'submitted', job: '5', newJob: '6' });
    expect(lines.at(-1)).toEqual({ schema: 1, event: 'end', exitCode: 130 });
  });

  it('has no time where the number is none', () => {
    const at = Number.MAX_SAFE_INTEGER;
    const lines = printed((to) => {
      to.job(sampleEvent({ at }));
      to.jobs([sampleJob({ submitted: { serviceTime: 'x', at } })], []);
    });
    expectFit(lines, 2);
    expect(lines).toMatchObject([{ at: null }, { jobs: [{ submitted: { utc: null } }] }]);
  });

  it('has only events that end a job, and the last line, when quiet', () => {
    const { output, out } = writtenOutput({ isJson: true, isQuiet: true });
    output.job(sampleEvent());
    output.job(sampleEnd());
    output.end(0);
    expect(out().match(/"event":"[a-z]+"/g)).toEqual(['"event":"outcome"', '"event":"end"']);
  });

  it('leaves problems of a cancel to standard error', () => {
    const { output, out, error } = writtenOutput({ isJson: true });
    output.problem(sampleProblem());
    output.say('Interrupted.');
    expect([out(), error()]).toEqual(['', 'Work: no connection\nInterrupted.\n']);
  });

  it('escapes what would control a terminal or turn the text around it', () => {
    const name = 'a\u001b\u009b\u007f\u202e\u2066\u200f\u2028b\n';
    const { output, out } = writtenOutput({ isJson: true });
    output.jobs([sampleJob({ name })], []);
    expect(out()).not.toMatch(/[\p{Cf}\p{Zl}]|(?!\n$)\p{Cc}/u);
    expect(JSON.parse(out())).toMatchObject({ jobs: [{ name }] });
  });
});

/** A part and all that are in it, with their paths. */
const partsIn = (part: Part, path: string): readonly (readonly [path: string, part: Part])[] => [
  [path, part],
  ...Object.entries(part.properties ?? {}).flatMap(([key, one]) => partsIn(one, `${path}.${key}`)),
  ...(part.items ? partsIn(part.items, `${path}[]`) : []),
  ...(part.anyOf ?? []).flatMap((one) => partsIn(one, `${path}|`)),
];

describe('schema.json', () => {
  const parts = Object.entries(schema.$defs).flatMap(([name, part]) => partsIn(part, name));

  it('is of the draft 2020-12, one kind of document or line at a time', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.oneOf).toHaveLength(5);
  });

  it('names all statuses and outcomes', () => {
    expect(schema.$defs['status']?.enum).toEqual([...statusWords, 'unknown']);
    expect(schema.$defs['outcome']?.enum).toEqual(outcomeKinds);
  });

  it('requires each key and allows no other', () => {
    const objects = parts.filter(([, { properties }]) => properties);
    expect(objects.length).toBeGreaterThan(8);
    for (const [path, { required, properties, additionalProperties }] of objects) {
      expect(required, path).toEqual(Object.keys(properties ?? {}));
      expect(additionalProperties, path).toBe(false);
    }
  });

  it('describes each field', () => {
    const isNamed = ([path, { $ref, type }]: readonly [string, Part]): boolean =>
      $ref !== undefined || (path.endsWith('|') && type === 'null');
    const silent = parts.filter((one) => !isNamed(one) && !one[1].description);
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  it.each([
    ['an ID that is a number', { job: 4711 }],
    ['an unknown key', { more: 1 }],
    ['an unknown status', { status: 'gone' }],
    ['a missing key', { account: undefined }],
    ['an unknown kind of event', { event: 'changed' }],
    ['another version', { schema: 2 }],
  ])('refuses %s', (_, change) => {
    const [line] = printed((to) => to.job(sampleEvent()));
    expect(errorsOf(line)).toBe('');
    expect(errorsOf({ ...line, ...change })).not.toBe('');
  });
});
