// What a flood does: to the service in its thread, as the app runs it, and to what callers may leave behind.
import { execFile } from 'node:child_process';
import net from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  startPracticeWorker,
  type PracticeWorker,
} from '../../electron/practice/start-practice-worker.ts';
import { bundleBeforeAll } from '../bundled.ts';
import { postForm, accountForm } from './http.ts';
import { startPracticeAtNoon } from './service.ts';

const MIB = 2 ** 20;
const bundled = bundleBeforeAll('practice.vite.config.ts');

const startWorker = async (): Promise<PracticeWorker> => {
  const worker = await startPracticeWorker(bundled('practice-worker.js'));
  onTestFinished(() => worker.close());
  return worker;
};

/** Sends 40 forms of 9.5 MB at once, from a process of its own, and prints the statuses of the answers. */
const flood = `
const [url, wsid, pw] = process.argv.slice(1);
const head = Buffer.from(\`wsid=\${wsid}&pw=\${pw}&context=MyDB&estimate=1&taskname=t\`);
const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
const send = async (_, number) => {
  const query = Buffer.from(\`\${number}&qry=select+\`);
  const body = Buffer.concat([head, query, Buffer.alloc(9.5 * 2 ** 20, '1')]);
  return (await fetch(url, { method: 'POST', headers, body })).status;
};
console.log(JSON.stringify(await Promise.all(Array.from({ length: 40 }, send))));
`;

const floodedBy = async (
  script: string,
  ...args: readonly string[]
): Promise<readonly number[]> => {
  const command = ['--input-type=module', '-e', script, ...args];
  const { stdout } = await promisify(execFile)(process.execPath, command);
  return JSON.parse(stdout) as number[];
};

describe('the service in its thread', () => {
  it('takes 40 posts of 9.5 MB without filling the process around it', async () => {
    const { base, wsId, password } = await startWorker();
    const before = process.memoryUsage().rss;
    let most = before;
    const watching = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
    const address = `${base}/services/jobs.asmx/SubmitJob`;
    const statuses = await floodedBy(flood, address, wsId, password);
    clearInterval(watching);
    // One is kept, others do not fit or are told to come back; none is left without an answer.
    expect(statuses.every((status) => [200, 500, 503].includes(status))).toBe(true);
    expect(statuses).toContain(200);
    expect((most - before) / MIB).toBeLessThan(300);
    expect((await fetch(base)).status).toBe(200);
  }, 120_000);

  it('draws another password at each start', async () => {
    const [one, other] = [await startWorker(), await startWorker()];
    expect(one.password).toMatch(/^[a-z2-9]{20}$/);
    expect(other.password).not.toBe(one.password);
  });

  it('tells when it is gone, and its port with it', async () => {
    const worker = await startPracticeWorker(bundled('practice-worker.js'));
    await worker.close();
    await worker.ended;
    await expect(fetch(worker.base)).rejects.toThrow();
  });
});

describe('the limits of the service', () => {
  it('refuse a form of very many fields', async () => {
    const practice = await startPracticeAtNoon({ jobs: 'none' });
    const body = 'a&'.repeat(4 * MIB);
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const address = `${practice.base}/services/jobs.asmx/SubmitJob`;
    const heard = await fetch(address, { method: 'POST', headers, body });
    expect(await heard.text()).toContain('The form has too many fields.');
  });

  it('refuse jobs above 2,000, and say so', async () => {
    const practice = await startPracticeAtNoon({ jobs: 'none' });
    for (let count = 0; count < 2_000; count += 20)
      await Promise.all(Array.from({ length: 20 }, () => submit(practice, 'select 1')));
    const heard = await submit(practice, 'select 1');
    expect(heard.status).toBe(500);
    expect(heard.body).toContain('The practice service is full.');
  }, 60_000);

  it('refuse queries above 16 MiB in all', async () => {
    const practice = await startPracticeAtNoon({ jobs: 'none' });
    const long = 'x'.repeat(7 * MIB);
    expect((await submit(practice, long)).status).toBe(200);
    expect((await submit(practice, long)).status).toBe(200);
    expect((await submit(practice, long)).body).toContain('The practice service is full.');
    expect((await submit(practice, 'select 1')).status).toBe(200);
  });

  it('leave no more than 64 connections open', async () => {
    const { port } = await startPracticeAtNoon();
    const sockets = Array.from({ length: 100 }, () => net.connect(port, '127.0.0.1'));
    onTestFinished(() => sockets.forEach((socket) => socket.destroy()));
    const ends = sockets.map(
      (socket) => new Promise((resolve) => socket.on('error', resolve).on('close', resolve)),
    );
    let closed = 0;
    await new Promise<void>((resolve) => {
      for (const end of ends)
        void end.then(() => {
          closed += 1;
          if (closed === 36) resolve();
        });
    });
    expect(sockets.filter((socket) => !socket.destroyed)).toHaveLength(64);
  });
});

const submit = (practice: Parameters<typeof postForm>[0], qry: string) =>
  postForm(practice, 'SubmitJob', {
    ...accountForm,
    qry,
    context: 'MyDB',
    taskname: 't',
    estimate: '1',
  });
