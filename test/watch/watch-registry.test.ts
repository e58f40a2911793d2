import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createCommandOrder } from '../../electron/watch/watch-registry.ts';
import { createGate } from '../fakes/gate.ts';
import { id } from '../fakes/scripted-casjobs.ts';
import { listOver } from './list-over.ts';
import { memoryFile } from './memory-file.ts';
import { ACCOUNT, JOB, watchOf } from './world.ts';

describe('the list of watches', () => {
  it('a watch that the disk refuses holds in memory, is said, and is written with the next', async () => {
    const file = memoryFile();
    let said = 0;
    const list = listOver({ file, unwritten: () => (said += 1) });
    file.full(1);
    const watch = watchOf();
    await list.enter(watch);
    expect(list.get(ACCOUNT, JOB)).toEqual(watch);
    expect([said, file.lying()]).toEqual([1, []]);
    await list.enter(watchOf({}, id(2)));
    expect(file.lying().map(({ jobId }) => jobId)).toEqual([JOB, '2']);
  });

  it('what the disk has refused is written when it is tried again, and only then', async () => {
    const file = memoryFile();
    const list = listOver({ file });
    file.full(1);
    await list.enter(watchOf());
    list.keepAgain();
    await nextTurn();
    expect(file.lying()).toHaveLength(1);
    list.keepAgain();
    await nextTurn();
    expect(file.writes()).toBe(2);
  });

  it('two hundred wishes at once are one write, and so are what comes of them', async () => {
    const file = memoryFile();
    const list = listOver({ file });
    const watches = Array.from({ length: 200 }, (_, index) => watchOf({}, id(index)));
    await Promise.all(watches.map((watch) => list.enter(watch)));
    expect(file.writes()).toBe(1);
    expect(file.lying()).toHaveLength(200);
    watches.forEach((watch) => list.command({ ...watch, sent: 'heard' }));
    await list.enter(watchOf({}, id(200)));
    expect(file.writes()).toBe(2);
    expect(file.lying().filter(({ sent }) => sent === 'heard')).toHaveLength(200);
  });

  it('what was taken away with its account does not come back by a failed write', async () => {
    const file = memoryFile();
    const list = listOver({ file });
    await list.enter(watchOf({ kind: 'until-done' }));
    file.full(1);
    const entered = list.enter(watchOf());
    list.dropAccount(ACCOUNT);
    await entered;
    expect(list.ofAccount(ACCOUNT)).toEqual([]);
  });

  it('a change that cannot be written holds in memory and is said', async () => {
    const file = memoryFile();
    const said = createGate();
    const list = listOver({ file, unwritten: () => said.open() });
    await list.enter(watchOf());
    file.full(1);
    list.command(watchOf({ sent: 'heard' }));
    await said.opened;
    expect(list.get(ACCOUNT, JOB)?.sent).toBe('heard');
  });

  it('a watch that is over stays over, whatever comes late', async () => {
    const list = listOver();
    await list.enter(watchOf());
    list.drop(watchOf());
    list.command(watchOf({ sent: 'heard' }));
    list.seen(watchOf({ idleLooks: 1 }));
    expect(list.ofAccount(ACCOUNT)).toEqual([]);
  });

  it('one account taken away leaves the others their watches', async () => {
    const list = listOver();
    await list.enter(watchOf());
    await list.enter(watchOf({ accountKey: 'sdss' }));
    list.dropAccount(ACCOUNT);
    expect(list.ofAccount(ACCOUNT)).toEqual([]);
    expect(list.ofAccount('sdss')).toHaveLength(1);
  });

  it('a poll that began before a command says nothing of it; one that began after does', async () => {
    const order = createCommandOrder();
    const list = listOver({ order });
    await list.enter(watchOf());
    const older = order.next();
    expect(list.isSettledBefore(watchOf(), older)).toBe(true);
    list.command(watchOf({ sent: 'heard' }));
    expect(list.isSettledBefore(watchOf(), older)).toBe(false);
    const newer = order.next();
    list.seen(watchOf({ sent: 'heard', idleLooks: 1 }));
    expect(list.isSettledBefore(watchOf(), newer)).toBe(true);
  });
});
