// What a person is told when a service answers oddly, case by case of the corpus in faults/, and that no error,
// log or output ever leads to the password.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createToAppError } from '../../electron/accounts/to-result.ts';
import { CasJobsError, casJobsErrorCodes } from '../../electron/casjobs/errors.ts';
import { openLog } from '../../electron/log.ts';
import { t } from '../../electron/i18n/translate.ts';
import { authority } from './certificates.ts';
import { caseOf, linkPlays, readCorpus, type Case } from './corpus.ts';
import { leaksIn, leaksOf, textsIn } from './leaks.ts';
import { inspectingProxy } from './proxies.ts';
import { credentials, expectClean, SECRET_PASSWORD } from './secret.ts';
import { sentForms } from './sent-forms.ts';
import { filled, runCase } from './stage.ts';

const corpus = readCorpus();
const plays = corpus.flatMap((one) => one.bindings.map((binding) => ({ ...one, binding })));

describe('a call', () => {
  it.each(plays)('that meets $title, over $binding, is told as $code', async (one) => {
    const said = listen();
    const error: unknown = await runCase(one, one.binding).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (one.code === 'understood') expect(error).toBeNull();
    else expectTold(error, one);
    expectNoLeak(said());
  });
});

/** Those that an HTTP service plays, each once: behind the proxy it is one of another name. */
const overHttp = corpus
  .filter(({ play }) => !linkPlays.some((one) => one === play))
  .map((one) => ({ ...one, binding: one.bindings[0] ?? 'auto' }));

describe('a call through a proxy with an inspecting institute behind it', () => {
  const way = inspectingProxy(authority());
  it.each(overHttp)('that meets $title, over $binding, is told as $code', async (one) => {
    const said = listen();
    const error: unknown = await runCase(one, one.binding, way).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (one.code === 'understood') expect(error).toBeNull();
    else expectTold(error, one);
    expectNoLeak(said());
  });
});

const expectTold = (thrown: unknown, { code, told, detail, restMs }: Case): void => {
  if (!(thrown instanceof CasJobsError)) throw new Error('Not the error of the app');
  expect([thrown.code, t(`error.${thrown.code}`)]).toEqual([code, told]);
  if ('whole' in detail) expect(thrown.detail).toBe(filled(detail.whole));
  else expect(thrown.detail).toContain(filled(detail.part));
  expect(thrown.retryAfterMs).toBe(restMs);
  expectClean(thrown);
  const error = createToAppError(() => expect.unreachable())(thrown);
  expectNoLeak([JSON.stringify(thrown), JSON.stringify(error), logged(thrown)]);
};

const expectNoLeak = (texts: readonly string[]): void => {
  expect(leaksIn(texts, SECRET_PASSWORD)).toEqual([]);
  expect(leaksIn(texts, credentials.wsId)).toEqual([]);
};

/** What a log has in it that was told all that an error may say. */
const logged = (error: CasJobsError): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'casjobs-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'app.log');
  const { name, code, detail, message, stack = '' } = error;
  openLog({ file })('look-failed', { name, code, detail, message, stack });
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(`code="${code}"`);
  return text;
};

/** What is written to the console and to the two outputs from now on. */
const listen = (): (() => readonly string[]) => {
  const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;
  const spies = [
    ...methods.map((method) => vi.spyOn(console, method)),
    vi.spyOn(process.stdout, 'write'),
    vi.spyOn(process.stderr, 'write'),
    vi.spyOn(process, 'emitWarning'),
  ];
  onTestFinished(() => spies.forEach((spy) => spy.mockRestore()));
  return () => spies.flatMap((spy) => spy.mock.calls.flat().map(String));
};

describe('the corpus', () => {
  it('has every part of every case, and a sentence that stands in the app', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(130);
    for (const { file, code, told } of corpus) {
      const known = casJobsErrorCodes.find((one) => one === code);
      const sentence = known === undefined ? '' : t(`error.${known}`);
      expect([file, code === 'understood' || known !== undefined, told]).toEqual([
        file,
        true,
        sentence,
      ]);
    }
    expect(new Set(corpus.map(({ title }) => title)).size).toBe(corpus.length);
  });

  it('has a case for every code that a service can bring about', () => {
    const told = new Set(corpus.map(({ code }) => code));
    const untold = casJobsErrorCodes.filter((code) => !told.has(code));
    // Nothing is ever sent with the first; the others are the computer's own and its proxy's.
    const others = [
      'unsendable',
      // SOAP has no such answer; test/casjobs-rest has it.
      'sign-in-locked',
      'tls-clock',
      ...untold.filter((code) => code.startsWith('proxy-')),
    ];
    expect(untold).toEqual(expect.arrayContaining(others));
    expect(untold.filter((code) => !others.includes(code))).toEqual([]);
  });

  const whole = `title: a\nsource: b\noperation: CancelJob\nbindings: auto\nplay: whole\ncode: tls\ntold: c\ndetail: d\n---\nHTTP/1.1 200 OK\n\nbody\n`;

  it.each(['title', 'source', 'operation', 'bindings', 'play', 'code', 'told', 'detail'])(
    'takes no file without its %s',
    (part) => {
      expect(caseOf('a.http', whole).wire.body).toBe('body');
      const lacking = whole.replace(new RegExp(`^${part}: .*\n`, 'm'), '');
      expect(() => caseOf('a.http', lacking)).toThrow(`a.http has no ${part}`);
    },
  );

  it('takes no file without an answer', () => {
    expect(() => caseOf('a.http', whole.replace('---', ''))).toThrow('no line ---');
    expect(() => caseOf('a.http', whole.replace('HTTP/1.1 200 OK', ''))).toThrow('no HTTP answer');
  });
});

it.each(Object.entries(sentForms(SECRET_PASSWORD)))(
  'a leak written as %s would be found',
  (_, form) => {
    const hidden = Object.defineProperty(new Error('a'), 'b', { value: { c: [form] } });
    const error = new Error('no', { cause: Object.assign(hidden, { [Symbol('d')]: 1 }) });
    expect(leaksOf(error, SECRET_PASSWORD)).toContain(form);
    expect(textsIn(error).length).toBeGreaterThan(10);
  },
);
