// A worker that hangs: its calls come to an end all the same, and the next one finds a new worker.
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  type WorkerCall,
  type FromWorker,
  type ToWorker,
  timeoutMsFor,
} from '../../electron/casjobs-worker/protocol.ts';
import { createWorkerClient, type WorkerClient } from '../../electron/casjobs-worker/client.ts';
import { jobIdOf, jobOf } from '../fakes/scripted-casjobs.ts';
import { failing } from '../service/secret.ts';

const call = (
  name: WorkerCall['name'],
  options: Partial<WorkerCall['options']> = {},
): WorkerCall => ({
  options: { base: 'https://example.org/casjobs', binding: 'auto', ...options },
  name,
  given: [],
});

/** Workers that say only what the test has them say; the number of each, and how many were ended. */
const silent = (patienceMs: number) => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const listeners: ((message: FromWorker) => void)[] = [];
  const sent: string[] = [];
  let ended = 0;
  const client: WorkerClient = createWorkerClient({
    patienceMs: () => patienceMs,
    startWorker: ({ onMessage: hear }) => {
      const worker = listeners.push(hear);
      const send = (message: ToWorker): void => {
        sent.push(`${worker}: ${message.kind} ${message.id}`);
      };
      return { send, close: () => (ended += 1) };
    },
  });
  return { client, listeners, sent, ended: () => ended };
};

const endOf = (id: number): FromWorker => ({
  kind: 'end',
  id,
  reply: { value: null },
  boundBy: null,
  isHolding: false,
});

describe('a worker that hangs', () => {
  it('is ended: its call timed out, and the next has a new one', async () => {
    const { client, listeners, ended } = silent(20);
    const first = failing(client.ask(call('jobs')));
    vi.advanceTimersByTime(20);
    expect((await first).code).toBe('timed-out');
    expect(ended()).toBe(1);
    const second = client.ask(call('jobs'));
    expect(listeners).toHaveLength(2);
    // What the ended one may still say is nobody's answer.
    listeners[0]?.(endOf(1));
    listeners[1]?.(endOf(2));
    expect(await second).toMatchObject({ reply: { value: null } });
  });

  it('does not take the calls of others with it: a new one carries them out from their beginning', async () => {
    const { client, listeners, sent } = silent(20);
    const hangs = failing(client.ask(call('jobs')));
    vi.advanceTimersByTime(10);
    const lists = client.ask(call('jobs'));
    const cancels = client.ask(call('cancel'));
    listeners[0]?.({ kind: 'part', id: 2, jobs: [jobOf(jobIdOf(1), 'started')] });
    vi.advanceTimersByTime(10);
    expect((await hangs).code).toBe('timed-out');
    expect(sent.slice(-2)).toEqual(['2: call 2', '2: call 3']);
    // As long as it may take counts from the new beginning.
    vi.advanceTimersByTime(15);
    listeners[1]?.({ kind: 'part', id: 2, jobs: [jobOf(jobIdOf(1), 'started')] });
    listeners[1]?.(endOf(2));
    listeners[1]?.(endOf(3));
    expect((await lists).jobs).toHaveLength(1);
    expect(await cancels).toMatchObject({ reply: { value: null } });
    expect(vi.getTimerCount()).toBe(1);
  });

  it('leaves a submit of another account open: carried out twice it would make two jobs', async () => {
    const { client, sent } = silent(20);
    const hangs = failing(client.ask(call('jobs')));
    const submits = failing(client.ask(call('submit')));
    vi.advanceTimersByTime(20);
    expect([(await hangs).code, (await submits).code]).toEqual(['timed-out', 'unreachable']);
    expect(sent).toEqual(['1: call 1', '1: call 2']);
  });

  it('that hangs again ends the next call, until none is left', async () => {
    const { client, ended } = silent(20);
    const three = [call('jobs'), call('cancel'), call('queues')].map((one) =>
      failing(client.ask(one)),
    );
    for (let times = 0; times < 3; times += 1) vi.advanceTimersByTime(20);
    const codes = (await Promise.all(three)).map(({ code }) => code);
    expect(codes).toEqual(['timed-out', 'timed-out', 'timed-out']);
    expect(ended()).toBe(3);
  });

  it('is not one that brings a long list part by part', async () => {
    const { client, listeners, ended } = silent(60);
    const asked = client.ask(call('jobs'));
    for (let parts = 0; parts < 6; parts += 1) {
      vi.advanceTimersByTime(50);
      listeners[0]?.({ kind: 'part', id: 1, jobs: [] });
    }
    listeners[0]?.(endOf(1));
    expect(await asked).toMatchObject({ reply: { value: null } });
    expect(ended()).toBe(0);
    await client.close();
  });

  it('has more time than all requests of a call may take', () => {
    expect(timeoutMsFor(call('jobs'))).toBe(120_000);
    expect(timeoutMsFor(call('cancel'))).toBe(390_000);
    expect(timeoutMsFor(call('jobs', { timeoutMs: 1_000 }))).toBe(33_000);
  });
});
