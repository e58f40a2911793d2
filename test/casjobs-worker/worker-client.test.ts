// A service that is talked to elsewhere is the same service: the same answers, refusals, ends and waits.
import { getEventListeners, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createRemoteService, createWorkerClient } from '../../electron/casjobs-worker/client.ts';
import {
  practiceClient,
  practiceJobId,
  practiceCredentials,
  startPracticeAtNoon,
} from '../practice/service.ts';
import { largeBody } from '../bench/large-service.ts';
import { always, serve, soapXml } from '../service/local-server.ts';
import { credentials, failing, html, SECRET_PASSWORD } from '../service/secret.ts';
import { inProcessWorker } from './in-process-worker.ts';

const listing = { about: 'since', day: '2026-01-01' } as const;
const open = { about: 'open' } as const;

describe('what is answered', () => {
  it('is what the client in the same thread is answered', async () => {
    const practice = await startPracticeAtNoon();
    const near = practiceClient(practice, 'soap12');
    const far = createRemoteService(
      { base: practice.base, binding: 'soap12' },
      inProcessWorker().client,
    );
    expect(await far.queues(practiceCredentials)).toEqual(await near.queues(practiceCredentials));
    expect(await far.jobs(practiceCredentials, open)).toEqual(
      await near.jobs(practiceCredentials, open),
    );
    expect(await far.jobStatus(practiceCredentials, practiceJobId('5001'))).toBe(1);
    await far.cancel(practiceCredentials, practiceJobId('5001'));
    expect(await far.jobStatus(practiceCredentials, practiceJobId('5001'))).toBe(2);
    const wsId = await near.webServiceId('hubble', practiceCredentials.password).catch(() => null);
    expect(await far.webServiceId('hubble', practiceCredentials.password).catch(() => null)).toBe(
      wsId,
    );
  });

  it('comes whole and in its order, in parts that are each asked for', async () => {
    const { base } = await serve(always(200, soapXml, largeBody(1100)));
    const { client, said } = inProcessWorker();
    const { jobs } = await createRemoteService({ base, binding: 'soap12' }, client).jobs(
      credentials,
      listing,
    );
    expect(jobs.map(({ jobId }) => Number(jobId))).toEqual(
      Array.from({ length: 1100 }, (_, n) => n + 1),
    );
    const part = ['part', 'more'];
    expect(said.map(({ kind }) => kind)).toEqual([
      'call',
      ...[0, 1, 2, 3, 4].flatMap(() => part),
      'end',
    ]);
  });

  it('is a refusal with its code and the words of the service', async () => {
    const practice = await startPracticeAtNoon();
    const { client } = inProcessWorker();
    const service = createRemoteService({ base: practice.base, binding: 'soap12' }, client);
    const wrong = { ...practiceCredentials, password: 'wrong' };
    const near = await failing(practiceClient(practice, 'soap12').queues(wrong));
    expect(near.detail).not.toBe('');
    expect(await failing(service.queues(wrong))).toMatchObject({
      code: 'credentials-rejected',
      detail: near.detail,
    });
  });

  it('is a wish to be left alone, with how long', async () => {
    const headers = { ...html, 'Retry-After': '120' };
    const { base } = await serve(always(503, headers, '<html>Busy</html>'));
    const service = createRemoteService({ base, binding: 'soap12' }, inProcessWorker().client);
    const busy = { code: 'passing-fault', retryAfterMs: 120_000 };
    expect(await failing(service.queues(practiceCredentials))).toMatchObject(busy);
  });

  it('that comes too late is told as such', async () => {
    const practice = await startPracticeAtNoon();
    practice.playFault({ times: 1, fault: 'never-answer' });
    const { base } = practice;
    const { client } = inProcessWorker();
    const service = createRemoteService({ base, binding: 'soap12', timeoutMs: 50 }, client);
    expect((await failing(service.queues(practiceCredentials))).code).toBe('timed-out');
  });
});

describe('a call that is stopped', () => {
  it('rejects at once, and its connection ends', async () => {
    let reach: (response: ServerResponse) => void = () => undefined;
    const reached = new Promise<ServerResponse>((resolve) => (reach = resolve));
    const { base } = await serve((response) => reach(response));
    const end = new AbortController();
    const { signal } = end;
    const service = createRemoteService(
      { base, binding: 'soap12', signal },
      inProcessWorker().client,
    );
    const stopped = failing(service.cancel(credentials, practiceJobId('5001')));
    const closed = once(await reached, 'close');
    end.abort();
    expect(await stopped).toMatchObject({ code: 'unreachable', detail: 'The call was stopped.' });
    await closed;
    expect((await failing(service.queues(credentials))).code).toBe('unreachable');
  });

  it('sends no more parts', async () => {
    const { base } = await serve(always(200, soapXml, largeBody(1100)));
    const end = new AbortController();
    const worker = inProcessWorker();
    worker.listen = ({ kind }) => kind === 'part' && end.abort();
    const options = { base, binding: 'soap12', signal: end.signal } as const;
    await failing(createRemoteService(options, worker.client).jobs(credentials, listing));
    // Asked after it, and answered when it is over.
    const other = createRemoteService({ base, binding: 'soap12' }, worker.client);
    await failing(other.queues(credentials));
    expect(worker.said.filter(({ kind }) => kind === 'part')).toHaveLength(1);
  });
});

describe('the worker', () => {
  it('is started by a call, and ended when nobody calls for a while; then by a call again', async () => {
    const practice = await startPracticeAtNoon();
    const worker = inProcessWorker(5);
    expect(worker.starts()).toBe(0);
    const service = createRemoteService({ base: practice.base, binding: 'soap12' }, worker.client);
    await service.queues(practiceCredentials);
    await worker.ended();
    await service.queues(practiceCredentials);
    expect(worker.starts()).toBe(2);
  });

  it('that dies takes its calls with it, and not the next one', async () => {
    const practice = await startPracticeAtNoon();
    const worker = inProcessWorker();
    practice.playFault({ times: 1, fault: 'never-answer' });
    const service = createRemoteService({ base: practice.base, binding: 'soap12' }, worker.client);
    const cancel = failing(service.cancel(practiceCredentials, practiceJobId('5001')));
    await practice.heard('CancelJob', 1);
    worker.die();
    expect((await cancel).code).toBe('unreachable');
    expect(await service.queues(practiceCredentials)).not.toHaveLength(0);
    expect(worker.starts()).toBe(2);
  });

  it('need not find out again which SOAP a service speaks', async () => {
    const worker = inProcessWorker();
    const practice = await startPracticeAtNoon();
    const service = createRemoteService({ base: practice.base, binding: 'auto' }, worker.client);
    expect(await service.binding()).toBeNull();
    await service.queues(practiceCredentials);
    expect(await service.binding()).toBe('soap12');
    worker.die();
    await service.queues(practiceCredentials);
    expect(worker.services.map(({ foundBinding }) => foundBinding)).toEqual([null, 'soap12']);
  });

  it('is told the password with each call, and it stands in nothing else that is said', async () => {
    const { base } = await serve(always(200, soapXml, largeBody(600)));
    const { client, said } = inProcessWorker();
    const service = createRemoteService({ base, binding: 'soap12' }, client);
    await service.jobs(credentials, listing);
    await failing(service.cancel(credentials, practiceJobId('1')));
    const withPassword = said.filter((message) =>
      JSON.stringify(message).includes(JSON.stringify(SECRET_PASSWORD).slice(1, -1)),
    );
    expect(withPassword.map(({ kind }) => kind)).toEqual(['call', 'call']);
  });
});

it('where no worker can be started the service is out of reach', async () => {
  const client = createWorkerClient({
    startWorker: () => {
      throw new Error('no more threads');
    },
  });
  const { signal } = new AbortController();
  const options = { base: 'http://127.0.0.1:9', binding: 'auto', signal } as const;
  const service = createRemoteService(options, client);
  expect((await failing(service.queues(credentials))).code).toBe('unreachable');
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('a call that is over listens for its stop no more', async () => {
  const { base } = await serve(always(200, soapXml, largeBody(1)));
  const { signal } = new AbortController();
  const service = createRemoteService(
    { base, binding: 'soap12', signal },
    inProcessWorker().client,
  );
  await service.jobs(credentials, listing);
  await failing(service.queues(credentials));
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
