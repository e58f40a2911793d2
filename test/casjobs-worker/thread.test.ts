// The worker as it really runs: bundled, in a thread of its own.
import { writeFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createRemoteService,
  createWorkerClient,
  type WorkerClient,
} from '../../electron/casjobs-worker/client.ts';
import { startWorker } from '../../electron/casjobs-worker/start-worker.ts';
import { largeBody } from '../bench/large-service.ts';
import { bundleBeforeAll } from '../bundled.ts';
import { practiceClient, practiceCredentials, startPracticeAtNoon } from '../practice/service.ts';
import { always, serve, soapXml } from '../service/local-server.ts';
import { credentials, failing } from '../service/secret.ts';

const bundled = bundleBeforeAll('bench.vite.config.ts');

const workerOf = (file: string, heapMib?: number): WorkerClient => {
  const client = createWorkerClient({
    startWorker: (events) => startWorker(bundled(file), events, heapMib),
  });
  onTestFinished(() => client.close());
  return client;
};

const written = async (name: string, code: string): Promise<string> => {
  await writeFile(bundled(name), `import { parentPort } from 'node:worker_threads';\n${code}`);
  return name;
};

const listing = { about: 'since', day: '2026-01-01' } as const;

describe('the worker', () => {
  it('lists jobs as the client does', async () => {
    const practice = await startPracticeAtNoon();
    const service = createRemoteService(
      { base: practice.base, binding: 'auto' },
      workerOf('casjobs-worker.js'),
    );
    const near = await practiceClient(practice, 'auto').jobs(practiceCredentials, listing);
    expect((await service.jobs(practiceCredentials, listing)).jobs).toEqual(near.jobs);
  });

  it('that runs out of memory over an answer is no worse than an answer that is too large', async () => {
    const { base } = await serve(always(200, soapXml, largeBody(20_000)));
    const worker = workerOf('casjobs-worker.js', 24);
    const error = await failing(
      createRemoteService({ base, binding: 'soap12' }, worker).jobs(credentials, listing),
    );
    expect(error.code).toBe('too-large');
    // A heap that is nearly full is swept again and again before it is given up: by Node 24 for thrice as long as by
    // Node 20, and for a minute where other programs want the processor.
  }, 120_000);

  it('that ends by itself leaves the call unanswered, and the next call starts another', async () => {
    const practice = await startPracticeAtNoon();
    const dying = await written('dying.js', "parentPort.once('message', () => process.exit(3));");
    const files = [dying, 'casjobs-worker.js'];
    const client = createWorkerClient({
      startWorker: (events) => startWorker(bundled(files.shift() ?? ''), events),
    });
    onTestFinished(() => client.close());
    const service = createRemoteService({ base: practice.base, binding: 'soap12' }, client);
    expect((await failing(service.queues(practiceCredentials))).code).toBe('unreachable');
    expect(await service.queues(practiceCredentials)).not.toHaveLength(0);
  });

  it('whose file is missing leaves the service out of reach', async () => {
    const service = createRemoteService(
      { base: 'http://127.0.0.1:9', binding: 'auto' },
      workerOf('no.js'),
    );
    expect((await failing(service.queues(practiceCredentials))).code).toBe('unreachable');
  });

  it("knows nothing of the app's environment, where a DEBUG would have it print what it sends", async () => {
    process.env['DEBUG'] = 'node-soap';
    onTestFinished(() => {
      delete process.env['DEBUG'];
    });
    const file = await written(
      'env.js',
      "parentPort.on('message', ({ id }) => { const value = [Object.keys(process.env), process.argv.length]; parentPort.postMessage({ kind: 'end', id, boundBy: null, reply: { value } }); });",
    );
    const service = createRemoteService(
      { base: 'http://127.0.0.1:9', binding: 'auto' },
      workerOf(file),
    );
    expect(await service.queues(practiceCredentials)).toEqual([[], 2]);
  });
});
