import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createCommandOrder } from '../../electron/watch/watch-registry.ts';
import { createGate } from '../fakes/gate.ts';
import { jobIdOf } from '../fakes/scripted-casjobs.ts';
import { registryOver } from './test-registry.ts';
import { memoryFile } from './memory-file.ts';
import { ACCOUNT, JOB, watchOf } from './watched-account.ts';

describe('the list of watches', () => {
  it('a watch that the disk refuses holds in memory, is said, and is written with the next', async () => {
    const file = memoryFile();
    let said = 0;
    const registry = registryOver({ file, unwritten: () => (said += 1) });
    file.full(1);
    const watch = watchOf();
    await registry.add(watch);
    expect(registry.get(ACCOUNT, JOB)).toEqual(watch);
    expect([said, file.lying()]).toEqual([1, []]);
    await registry.add(watchOf({}, jobIdOf(2)));
    expect(file.lying().map(({ jobId }) => jobId)).toEqual([JOB, '2']);
  });

  it('what the disk has refused is written when it is tried again, and only then', async () => {
    const file = memoryFile();
    const registry = registryOver({ file });
    file.full(1);
    await registry.add(watchOf());
    registry.retryFlush();
    await nextTurn();
    expect(file.lying()).toHaveLength(1);
    registry.retryFlush();
    await nextTurn();
    expect(file.writes()).toBe(2);
  });

  it('two hundred request at once are one write, and so are what comes of them', async () => {
    const file = memoryFile();
    const registry = registryOver({ file });
    const watches = Array.from({ length: 200 }, (_, index) => watchOf({}, jobIdOf(index)));
    await Promise.all(watches.map((watch) => registry.add(watch)));
    expect(file.writes()).toBe(1);
    expect(file.lying()).toHaveLength(200);
    watches.forEach((watch) => registry.afterCommand({ ...watch, sent: 'heard' }));
    await registry.add(watchOf({}, jobIdOf(200)));
    expect(file.writes()).toBe(2);
    expect(file.lying().filter(({ sent }) => sent === 'heard')).toHaveLength(200);
  });

  it('what was taken away with its account does not come back by a failed write', async () => {
    const file = memoryFile();
    const registry = registryOver({ file });
    await registry.add(watchOf({ kind: 'until-done' }));
    file.full(1);
    const entered = registry.add(watchOf());
    registry.dropAccount(ACCOUNT);
    await entered;
    expect(registry.ofAccount(ACCOUNT)).toEqual([]);
  });

  it('a change that cannot be written holds in memory and is said', async () => {
    const file = memoryFile();
    const said = createGate();
    const registry = registryOver({ file, unwritten: () => said.open() });
    await registry.add(watchOf());
    file.full(1);
    registry.afterCommand(watchOf({ sent: 'heard' }));
    await said.opened;
    expect(registry.get(ACCOUNT, JOB)?.sent).toBe('heard');
  });

  it('a watch that is over stays over, whatever comes late', async () => {
    const registry = registryOver();
    await registry.add(watchOf());
    registry.drop(watchOf());
    registry.afterCommand(watchOf({ sent: 'heard' }));
    registry.afterPoll(watchOf({ idlePolls: 1 }));
    expect(registry.ofAccount(ACCOUNT)).toEqual([]);
  });

  it('one account taken away leaves the others their watches', async () => {
    const registry = registryOver();
    await registry.add(watchOf());
    await registry.add(watchOf({ accountKey: 'sdss' }));
    registry.dropAccount(ACCOUNT);
    expect(registry.ofAccount(ACCOUNT)).toEqual([]);
    expect(registry.ofAccount('sdss')).toHaveLength(1);
  });

  it('a poll that began before a command says nothing of it; one that began after does', async () => {
    const order = createCommandOrder();
    const registry = registryOver({ order });
    await registry.add(watchOf());
    const older = order.next();
    expect(registry.isSettledBefore(watchOf(), older)).toBe(true);
    registry.afterCommand(watchOf({ sent: 'heard' }));
    expect(registry.isSettledBefore(watchOf(), older)).toBe(false);
    const newer = order.next();
    registry.afterPoll(watchOf({ sent: 'heard', idlePolls: 1 }));
    expect(registry.isSettledBefore(watchOf(), newer)).toBe(true);
  });
});
