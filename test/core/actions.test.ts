// The ways from a job to its texts, the clipboard and the browser. What a service says is not trusted.
import { MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import { longestTexts } from '../../electron/casjobs/parse-rows.ts';
import type { JobSpec } from '../../electron/practice/practice-jobs.ts';
import { fail } from '../../electron/result.ts';
import { t } from '../../electron/i18n/translate.ts';
import {
  jobIn,
  openTestCore,
  signInToCore,
  startPractice,
  resultValue,
  type TestCoreParts,
} from './test-core.ts';

/** One job that has finished, as the service describes it. */
const homeWith = async (spec: JobSpec, parts: Pick<TestCoreParts, 'copyText'> = {}) => {
  const practice = await startPractice({ jobs: 'none' });
  const times = { submittedMs: -2 * MINUTE, startsMs: -2 * MINUTE, endsMs: -MINUTE };
  practice.addJob({ id: '7001', ...times, ...spec });
  const home = await openTestCore({ practice, ...parts });
  const job = { accountKey: await signInToCore(home), jobId: '7001' };
  await home.until((snapshot) => jobIn(snapshot, '7001') !== undefined);
  return { home, job, ask: home.core.commands };
};

describe('the output of a job', () => {
  it('opens in the browser', async () => {
    const outputLoc = 'https://example.org/out/7001.csv?a=b&c=d';
    const { home, job, ask } = await homeWith({ outputLoc });
    expect(jobIn(home.core.snapshot(), '7001')?.hasOutput).toBe(true);
    expect(await ask['open-output'](job)).toEqual({ ok: true, value: null });
    expect(home.opened).toEqual([outputLoc]);
    expect(home.asked).toEqual([]);
  });

  it.each([true, false])(
    'on the local network is asked about first; agreed: %s',
    async (agrees) => {
      const outputLoc = 'http://192.168.1.1/reboot';
      const { home, job, ask } = await homeWith({ outputLoc });
      home.agrees = agrees;
      expect(await ask['open-output'](job)).toEqual({ ok: true, value: null });
      expect(home.asked).toEqual([expect.stringContaining('192.168.1.1')]);
      expect(home.opened).toEqual(agrees ? [outputLoc] : []);
    },
  );

  it.each([
    'https://user:password@example.org/out/7001.csv',
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'file:///etc/passwd',
    '//example.org/x',
    'data:text/html,x',
    'smb://example.org/share',
    'casjobs-tray://x',
    'C:\\Windows\\System32\\calc.exe',
    'out/7001.csv',
  ])('at %s is not opened', async (outputLoc) => {
    const { home, job, ask } = await homeWith({ outputLoc });
    expect(await ask['open-output'](job)).toMatchObject({
      ok: false,
      error: { code: 'bad-input' },
    });
    expect(home.opened).toEqual([]);
  });

  it('that there is none of is not opened', async () => {
    const { home, job, ask } = await homeWith({});
    expect(jobIn(home.core.snapshot(), '7001')?.hasOutput).toBe(false);
    expect(await ask['open-output'](job)).toMatchObject({ ok: false });
    expect(home.opened).toEqual([]);
  });
});

describe('the texts of a job', () => {
  const query = 'SELECT *\nFROM "MyDB".[a & b]\n  WHERE x < 1';

  it('are asked for when they are wanted, and are whole', async () => {
    const { home, job, ask } = await homeWith({ query, endsAs: 'failed', error: 'Invalid object' });
    expect(resultValue(await ask['job-details'](job))).toEqual({
      ...job,
      query,
      isQueryCut: false,
      error: 'Invalid object',
      outputLoc: null,
      pageUrl: `${home.practice.base}/jobdetails.aspx?id=7001`,
    });
    expect(JSON.stringify(home.core.snapshot())).not.toContain('SELECT');
  });

  it('go to the clipboard as they are', async () => {
    const { home, job, ask } = await homeWith({ query });
    expect(await ask['copy-query'](job)).toEqual({ ok: true, value: null });
    expect(home.copied).toEqual([query]);
  });

  it('that the clipboard does not take are told as not copied', async () => {
    const copyText = () => Promise.reject(new Error('NotAllowedError'));
    const { job, ask } = await homeWith({ query }, { copyText });
    expect(await ask['copy-query'](job)).toEqual(fail('file', t('file.not-copied')));
    expect(await ask['copy-activity']()).toEqual(fail('file', t('file.not-copied')));
  });

  it('that were cut are shown as far as they are known, and leave the clipboard as it was', async () => {
    const { home, job, ask } = await homeWith({ query: 'x'.repeat(longestTexts.query + 1) });
    const details = await ask['job-details'](job);
    const shown = { query: 'x'.repeat(longestTexts.query), isQueryCut: true };
    expect(details).toMatchObject({ value: shown });
    expect(await ask['copy-query'](job)).toMatchObject({ ok: false });
    expect(home.copied).toEqual([]);
  });

  it('that there are none of leave the clipboard as it was', async () => {
    const { home, job, ask } = await homeWith({});
    const unknown = { ...job, jobId: '999' };
    for (const one of [job, unknown])
      expect(await ask['copy-query'](one)).toMatchObject({ ok: false });
    expect(home.copied).toEqual([]);
  });

  it('stand on its page, which opens in the browser', async () => {
    const { home, job, ask } = await homeWith({});
    await ask['open-job-page'](job);
    expect(home.opened).toEqual([`${home.practice.base}/jobdetails.aspx?id=7001`]);
  });
});

it('a job of no account, or of no id, is refused at every door', async () => {
  const { home, job, ask } = await homeWith({ outputLoc: 'https://example.org/' });
  const names = ['job-details', 'copy-query', 'open-output', 'open-job-page'] as const;
  for (const name of names) {
    const nobody = await ask[name]({ ...job, accountKey: 'nobody' });
    expect(nobody).toMatchObject({ error: { code: 'no-account' } });
    expect(await ask[name]({ ...job, jobId: 'x' })).toMatchObject({ error: { code: 'bad-input' } });
  }
  const watch = await ask['watch-job']({ ...job, accountKey: 'nobody', on: true });
  expect(watch).toMatchObject({ error: { code: 'no-account' } });
  expect([home.opened, home.copied]).toEqual([[], []]);
});
