// What a person types goes to a service and comes back unchanged, in each binding; what is no id never leaves.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isXmlText } from '../../electron/casjobs/xml-text.ts';
import { toWsId, type JobId } from '../../electron/casjobs/job.ts';
import {
  practiceClient,
  practiceJobId,
  practiceCredentials,
  startPracticeAtNoon,
} from './service.ts';

const LONG = `& < > " ' ]]> é🔭 `.repeat(8).slice(0, 128);

const hardTexts = [
  `& < > " ' ]]>`,
  `<![CDATA["quoted" and 'quoted']]>`,
  '&amp; &#13; &lt;pw&gt; %41%2B + %',
  'a\rb',
  'a\nb',
  'a\r\nb\n\rc',
  'a\tb',
  '\r\n\tall of it\r\n\t',
  'grüße 星 🔭👩‍🚀 \u{10FFFD}',
  'e\u0301 and \u00e9 \u202e\u00a0\u0085\u2028\uFEFF',
  ' leads',
  'trails ',
  '  ',
  '{"pw":"\\u0041"}$1$&',
  LONG,
] as const;

describe.each(['soap12', 'soap11', 'http-post'] as const)('by %s', (binding) => {
  it.each(hardTexts)('the password %j is the one that the service hears', async (password) => {
    const practice = await startPracticeAtNoon({
      accounts: [{ userName: `user ${password}`, wsId: practiceCredentials.wsId, password }],
    });
    const client = practiceClient(practice, binding);
    expect(await client.queues({ ...practiceCredentials, password })).not.toEqual([]);
    expect(await client.webServiceId(`user ${password}`, password)).toBe(practiceCredentials.wsId);
    const rejected = { code: 'credentials-rejected' };
    // The service compares each character, so that was no accident.
    for (const other of [`${password} `, password.slice(1), password.replace(/\s/, '_') + '_']) {
      await expect(
        client.queues({ ...practiceCredentials, password: other }),
      ).rejects.toMatchObject(rejected);
    }
  });

  it('queries, task names and errors come back as they were', async () => {
    const practice = await startPracticeAtNoon({ jobs: 'none' });
    const client = practiceClient(practice, binding);
    for (const text of hardTexts) {
      const query = `${text} select ${text}`;
      const job = { query, context: 'MyDB', taskName: text, estimateMinutes: 1 };
      const jobIds = [await client.submit(practiceCredentials, job)];
      const { jobs } = await client.jobs(practiceCredentials, { about: 'ids', jobIds });
      expect(jobs).toMatchObject([{ query, taskName: text }]);
      const failed = practice.addJob({ error: text, endsAs: 'failed', startsMs: -2, endsMs: -1 });
      const answer = await client.jobs(practiceCredentials, {
        about: 'ids',
        jobIds: [practiceJobId(failed)],
      });
      expect(answer.jobs).toMatchObject([{ status: 'failed', error: text }]);
    }
  });

  it.each([
    ['a\u000Bb', 'a\uFFFDb'],
    ['a\u0000b', 'a\uFFFDb'],
    ['a\uFFFEb', 'a\uFFFDb'],
    ['a\uD83Db', 'a?b'],
  ])(
    'the text %j, which XML forbids, comes back as %j and hides no other job',
    async (text, read) => {
      const practice = await startPracticeAtNoon({ jobs: 'none' });
      practice.addJob({ id: '1' });
      practice.addJob({ id: '2', taskName: text, query: text });
      const { jobs } = await practiceClient(practice, binding).jobs(practiceCredentials, {
        about: 'open',
      });
      const byId = jobs.toSorted((one, other) => Number(one.jobId) - Number(other.jobId));
      expect(byId).toMatchObject([{ jobId: '1' }, { jobId: '2', taskName: read, query: read }]);
    },
  );

  it('any text that XML can carry comes back as it was', async () => {
    const practice = await startPracticeAtNoon({ jobs: 'none' });
    const client = practiceClient(practice, binding);
    const anyText = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 128 })
      .filter((text) => isXmlText(text));
    await fc.assert(
      fc.asyncProperty(anyText, fc.array(anyText, { maxLength: 50 }), async (taskName, texts) => {
        const job = { context: 'MyDB', estimateMinutes: 1, taskName };
        const query = ['select', ...texts].join(' ');
        const jobIds = [await client.submit(practiceCredentials, { ...job, query })];
        const { jobs } = await client.jobs(practiceCredentials, { about: 'ids', jobIds });
        expect(jobs).toMatchObject([{ query, taskName }]);
      }),
      { numRuns: 10 },
    );
  });

  it.each(['0', '1', '9007199254740993', '9223372036854775807'])(
    'job %s is the one that is cancelled and looked at',
    async (id) => {
      const practice = await startPracticeAtNoon({ jobs: 'none' });
      practice.addJob({ id });
      const client = practiceClient(practice, binding);
      await client.cancel(practiceCredentials, practiceJobId(id));
      expect(practice.job(id)?.status).toBe('canceling');
      expect(await client.jobStatus(practiceCredentials, practiceJobId(id))).toBe(2);
      const { jobs } = await client.jobs(practiceCredentials, {
        about: 'ids',
        jobIds: [practiceJobId(id)],
      });
      expect(jobs.map(({ jobId }) => jobId)).toEqual([id]);
    },
  );

  it('an account may have the largest WSID', async () => {
    const wsId = toWsId('9223372036854775807')!;
    const practice = await startPracticeAtNoon({
      accounts: [{ userName: 'a', wsId, password: 'b' }],
    });
    const client = practiceClient(practice, binding);
    expect(await client.webServiceId('a', 'b')).toBe(wsId);
    expect((await client.jobs({ wsId, password: 'b' }, { about: 'open' })).jobs).toHaveLength(7);
  });
});

describe.each(['auto', 'soap12', 'soap11', 'http-post'] as const)('by %s', (binding) => {
  it.each([
    '',
    '-1',
    '+1',
    '1.5',
    '1e5',
    '0x10',
    ' 5001',
    '5001\n',
    '5001|5002',
    '٣',
    '9223372036854775808',
    '12345678901234567890',
  ])('%j, which is no id, does not reach the service', async (text) => {
    const practice = await startPracticeAtNoon();
    const client = practiceClient(practice, binding);
    // A caller that got past the types.
    const noId = text as JobId;
    const unsendable = { code: 'unsendable' };
    await expect(client.cancel(practiceCredentials, noId)).rejects.toMatchObject(unsendable);
    await expect(client.jobStatus(practiceCredentials, noId)).rejects.toMatchObject(unsendable);
    const jobs = client.jobs(practiceCredentials, {
      about: 'ids',
      jobIds: [practiceJobId('5001'), noId],
    });
    await expect(jobs).rejects.toMatchObject(unsendable);
    const stranger = { ...practiceCredentials, wsId: text as typeof practiceCredentials.wsId };
    await expect(client.queues(stranger)).rejects.toMatchObject(unsendable);
    expect(practice.requests).toEqual([]);
  });

  it.each(['\0', 'a\u0001b', '\u000B', '\uFFFE', '\uD800', 'a\uDC00b'])(
    'a text with %j, which no XML carries, does not reach the service',
    async (text) => {
      const practice = await startPracticeAtNoon();
      const client = practiceClient(practice, binding);
      const rejected = { code: 'credentials-rejected' };
      await expect(client.queues({ ...practiceCredentials, password: text })).rejects.toMatchObject(
        rejected,
      );
      await expect(client.webServiceId(text, 'b')).rejects.toMatchObject(rejected);
      const job = { query: text, context: 'MyDB', taskName: '', estimateMinutes: 1 };
      await expect(client.submit(practiceCredentials, job)).rejects.toMatchObject({
        code: 'unsendable',
      });
      expect(practice.requests).toEqual([]);
    },
  );
});
