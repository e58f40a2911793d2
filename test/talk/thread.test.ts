// The talking thread as it really runs: bundled, in a thread of its own.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createExchange, type Exchange } from '../../electron/talk/exchange.ts';
import { createRemoteService } from '../../electron/talk/remote-service.ts';
import { openThread } from '../../electron/talk/thread-line.ts';
import { largeBody } from '../bench/large-service.ts';
import { clientOf, me, startPractice } from '../practice/service.ts';
import { always, serve, soapXml } from '../service/local-server.ts';
import { credentials, failing } from '../service/secret.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'casjobs-talker-'));
  const root = path.resolve(import.meta.dirname, '../..');
  await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }');
  await build({
    configFile: path.join(root, 'build/bench.vite.config.ts'),
    build: { outDir: folder, emptyOutDir: false },
  });
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

const talkBy = (file: string, heapMib?: number): Exchange => {
  const exchange = createExchange({
    openLine: (ear) => openThread(path.join(folder, file), ear, heapMib),
  });
  onTestFinished(() => exchange.close());
  return exchange;
};

const written = async (name: string, code: string): Promise<string> => {
  await writeFile(
    path.join(folder, name),
    `import { parentPort } from 'node:worker_threads';\n${code}`,
  );
  return name;
};

const listing = { about: 'since', day: '2026-01-01' } as const;

describe('the talking thread', () => {
  it('lists jobs as the client does', async () => {
    const practice = await startPractice();
    const service = createRemoteService(
      { base: practice.base, binding: 'auto' },
      talkBy('talker.js'),
    );
    const near = await clientOf(practice, 'auto').jobs(me, listing);
    expect((await service.jobs(me, listing)).jobs).toEqual(near.jobs);
  });

  it('that runs out of memory over an answer is no worse than an answer that is too large', async () => {
    const { base } = await serve(always(200, soapXml, largeBody(20_000)));
    const talk = talkBy('talker.js', 24);
    const error = await failing(
      createRemoteService({ base, binding: 'soap12' }, talk).jobs(credentials, listing),
    );
    expect(error.code).toBe('too-large');
    // A heap that is nearly full is swept again and again before it is given up: by Node 24 for thrice as long as by
    // Node 20, and for a minute where other programs want the processor.
  }, 120_000);

  it('that ends by itself leaves the call unanswered, and the next call starts another', async () => {
    const practice = await startPractice();
    const dying = await written('dying.js', "parentPort.once('message', () => process.exit(3));");
    const files = [dying, 'talker.js'];
    const exchange = createExchange({
      openLine: (ear) => openThread(path.join(folder, files.shift() ?? ''), ear),
    });
    onTestFinished(() => exchange.close());
    const service = createRemoteService({ base: practice.base, binding: 'soap12' }, exchange);
    expect((await failing(service.queues(me))).code).toBe('unreachable');
    expect(await service.queues(me)).not.toHaveLength(0);
  });

  it('whose file is missing leaves the service out of reach', async () => {
    const service = createRemoteService(
      { base: 'http://127.0.0.1:9', binding: 'auto' },
      talkBy('no.js'),
    );
    expect((await failing(service.queues(me))).code).toBe('unreachable');
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
      talkBy(file),
    );
    expect(await service.queues(me)).toEqual([[], 2]);
  });
});
