import { expect, it, describe } from 'vitest';
import { createToAppError } from '../../electron/accounts/to-result.ts';
import { createJobStore } from '../../electron/watch/job-store.ts';
import {
  createCancelSender,
  createConcurrencyLimit,
  type Turn,
} from '../../electron/watch/cancel-sender.ts';
import { clientOf } from '../accounts/test-clients.ts';
import { createScriptedCasJobs } from '../fakes/scripted-casjobs.ts';
import { registryOver, newOutbox } from './test-registry.ts';
import { memoryFile } from './memory-file.ts';
import { ACCOUNT, watchOf } from './watched-account.ts';
import { createGate, type Gate } from '../fakes/gate.ts';

it('a CancelJob that is on its way is not sent a second time beside it', async () => {
  const service = createScriptedCasJobs();
  const nothing = (): void => undefined;
  const outbox = newOutbox();
  const registry = registryOver({ outbox, file: memoryFile([watchOf()]) });
  const send = createCancelSender({
    accountKey: ACCOUNT,
    registry,
    outbox,
    jobStore: createJobStore({ kind: 'unknown' }),
    now: () => 0,
    pollNow: () => Promise.resolve(),
    pollSoon: nothing,
    onOutcome: nothing,
    isStopped: () => false,
    client: clientOf(service),
    toAppError: createToAppError(nothing),
  });
  const held = service.holdNext('cancel');
  send(watchOf());
  send(watchOf());
  await held.arrived;
  send(watchOf());
  expect(service.of('cancel')).toHaveLength(1);
  expect(service.mostAtOnce('cancel')).toBe(1);
  held.release();
});

/** Tasks that run until the test ends them. */
const createTasks = (most: number) => {
  const inLane = createConcurrencyLimit(most);
  const begun: string[] = [];
  const gates = new Map<string, Gate>();
  const run = (name: string, turn?: Turn): Promise<string> => {
    const gate = createGate();
    gates.set(name, gate);
    return inLane(async () => {
      begun.push(name);
      await gate.opened;
      if (name.startsWith('bad')) throw new Error(name);
      return name;
    }, turn);
  };
  return { begun, run, end: (name: string): void => gates.get(name)?.open() };
};

/** All that can go on without the test has gone on. */
const settled = (): Promise<void> => new Promise((go) => setImmediate(go));

describe('the lanes', () => {
  it('let the next one go when one is done, in the order of asking', async () => {
    const { begun, run, end } = createTasks(2);
    const first = run('a');
    for (const name of ['b', 'c', 'd']) void run(name);
    await settled();
    expect(begun).toEqual(['a', 'b']);
    end('a');
    expect(await first).toBe('a');
    await settled();
    expect(begun).toEqual(['a', 'b', 'c']);
    end('c');
    await settled();
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
  });

  it('let one that is to be next go before those in line, and after another that is', async () => {
    const { begun, run, end } = createTasks(1);
    for (const name of ['a', 'b', 'c']) void run(name);
    for (const name of ['urgent', 'urgent too']) void run(name, 'next');
    for (const name of ['a', 'urgent', 'urgent too', 'b']) {
      await settled();
      end(name);
    }
    await settled();
    expect(begun).toEqual(['a', 'urgent', 'urgent too', 'b', 'c']);
  });

  it('are free again after all is done, also after a failure', async () => {
    const { begun, run, end } = createTasks(1);
    const bad = expect(run('bad')).rejects.toThrow('bad');
    end('bad');
    await bad;
    const next = run('next');
    await settled();
    expect(begun).toEqual(['bad', 'next']);
    end('next');
    expect(await next).toBe('next');
  });
});
