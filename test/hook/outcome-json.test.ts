// What a program is told of an outcome fits electron/hook/schema.json, which programs rely on.
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusWords } from '../../electron/casjobs/job.ts';
import { sampleFacts } from '../../electron/core/outcome-facts.ts';
import {
  inputOf,
  outcomeJson,
  variablesOf,
  type OutcomeFacts,
} from '../../electron/hook/outcome-json.ts';
import { outcomeKinds } from '../../electron/watch/outcomes.ts';
import { textOf } from '../imports.ts';

interface Described {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, { readonly description?: string }>>;
  readonly $defs: Readonly<Record<string, unknown>>;
}

const schemaOf = (folder: string): Described =>
  JSON.parse(textOf(`electron/${folder}/schema.json`)) as Described;

const schema = schemaOf('hook');
const fits = new Ajv2020({
  allErrors: true,
  allowUnionTypes: true,
  formats: { 'date-time': (text) => new Date(text).toISOString() === text },
}).compile(schema);

const errorsOf = (value: unknown): string =>
  fits(value)
    ? ''
    : (fits.errors ?? []).map((one) => `${one.instancePath} ${one.message ?? ''}`).join('\n');

const anyText = fc.string({ unit: 'binary', maxLength: 700 });
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null });
const moment = fc.integer({ min: -9e15, max: 9e15 });
const time = maybe(fc.record({ serviceTime: anyText, at: maybe(moment) }));

const anyFacts: fc.Arbitrary<OutcomeFacts> = fc.record({
  isTest: fc.boolean(),
  jobId: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String),
  account: anyText,
  service: anyText,
  host: anyText,
  taskName: maybe(anyText),
  context: maybe(anyText),
  status: maybe(fc.constantFrom(...statusWords, 'unknown' as const)),
  outcome: fc.constantFrom(...outcomeKinds),
  text: anyText,
  rows: anyText,
  submitted: time,
  started: time,
  ended: time,
  at: moment,
});

describe('what a program gets', () => {
  it('is one line of JSON that fits the schema, whatever a service sent', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const input = inputOf(outcomeJson(facts));
        expect(errorsOf(JSON.parse(input))).toBe('');
        expect(input.indexOf('\n')).toBe(input.length - 1);
      }),
    );
  });

  it('is the same in variables, which hold no character that ends one', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const told = outcomeJson(facts);
        const variables = variablesOf(told);
        expect(variables).toMatchObject({
          CASJOBS_JOB: facts.jobId,
          CASJOBS_NAME: told.name ?? '',
          CASJOBS_OUTCOME: facts.outcome,
          CASJOBS_ENDED: told.ended?.utc ?? '',
        });
        for (const value of Object.values(variables)) expect(value).not.toMatch(/\p{Cc}|\p{Cs}/u);
      }),
    );
  });

  it('has all variables that the schema names, and no others', () => {
    const named = Object.values(schema.properties).flatMap(
      ({ description = '' }) => description.match(/CASJOBS_[A-Z_]+/g) ?? [],
    );
    const names = Object.keys(variablesOf(outcomeJson(sampleFacts(Date.now()))));
    expect(names.sort()).toEqual(named.sort());
  });

  it('cuts a very long name', () => {
    const { name } = outcomeJson({ ...sampleFacts(0), taskName: 'x'.repeat(100_000) });
    expect(name).toBe(`${'x'.repeat(500)}…`);
  });

  it('is marked where it is a test', () => {
    const told = outcomeJson(sampleFacts(Date.now()));
    expect(errorsOf(told)).toBe('');
    expect(told).toMatchObject({ test: true, slotFree: true });
    expect(variablesOf(told)['CASJOBS_TEST']).toBe('1');
  });

  it.each([
    ['finished', true],
    ['failed', true],
    ['cancelled', true],
    ['canceling', false],
    ['started', false],
    [null, false],
  ] as const)('says of a job that is %s whether its slot is free: %s', (status, slotFree) => {
    expect(outcomeJson({ ...sampleFacts(0), status }).slotFree).toBe(slotFree);
  });

  it('names jobs, statuses, outcomes and times as the command line does', () => {
    const { $defs } = schemaOf('cli');
    for (const [name, part] of Object.entries(schema.$defs)) expect(part).toEqual($defs[name]);
  });

  it('requires and describes all that it has', () => {
    expect([...schema.required].sort()).toEqual(Object.keys(schema.properties).sort());
    expect(Object.values(schema.properties).filter(({ description }) => !description)).toEqual([]);
  });
});
