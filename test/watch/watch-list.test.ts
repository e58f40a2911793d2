import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createOrder, createWatchList, type WatchList } from '../../electron/watch/watch-list.ts';
import { createGate } from '../fakes/gate.ts';
import { id } from '../fakes/scripted-casjobs.ts';
import { memoryFile, type MemoryFile } from './memory-file.ts';
import { ACCOUNT, JOB, watchOf } from './world.ts';

const listOver = (file: MemoryFile, unwritten = (): void => undefined): WatchList =>
  createWatchList({ file, order: createOrder(), changed: () => undefined, unwritten });

describe('the list of watches', () => {
  it('a watch that cannot be written is refused and leaves nothing behind', async () => {
    const file = memoryFile();
    const list = listOver(file);
    file.full(1);
    await expect(list.enter(watchOf())).rejects.toThrow('disk full');
    expect(list.ofAccount(ACCOUNT)).toEqual([]);
    await list.enter(watchOf({}, id(2)));
    expect(file.lying().map(({ jobId }) => jobId)).toEqual(['2']);
  });

  it('a cancel that cannot be written leaves "tell me when it is done" as it was', async () => {
    const file = memoryFile();
    const list = listOver(file);
    const until = watchOf({ kind: 'until-done' });
    await list.enter(until);
    file.full(1);
    await expect(list.enter(watchOf())).rejects.toThrow('disk full');
    expect(list.get(ACCOUNT, JOB)).toEqual(until);
  });

  it('a wish that failed on the disk does not take the next one with it', async () => {
    const file = memoryFile();
    const list = listOver(file);
    const go = file.slow();
    file.full(1);
    const first = list.enter(watchOf({ kind: 'until-done' }));
    await nextTurn();
    const cancel = watchOf();
    const second = list.enter(cancel);
    const refused = expect(first).rejects.toThrow('disk full');
    go();
    await refused;
    await second;
    expect(list.get(ACCOUNT, JOB)).toEqual(cancel);
    expect(file.lying()).toEqual([cancel]);
  });

  it('two hundred wishes at once are one write, and so are what comes of them', async () => {
    const file = memoryFile();
    const list = listOver(file);
    const watches = Array.from({ length: 200 }, (_, index) => watchOf({}, id(index)));
    await Promise.all(watches.map((watch) => list.enter(watch)));
    expect(file.writes()).toBe(1);
    expect(file.lying()).toHaveLength(200);
    watches.forEach((watch) => list.command({ ...watch, sent: 'heard' }));
    await list.enter(watchOf({}, id(200)));
    expect(file.writes()).toBe(2);
    expect(file.lying().filter(({ sent }) => sent === 'heard')).toHaveLength(200);
  });

  it('two hundred wishes that cannot be written are all refused, and leave nothing behind', async () => {
    const file = memoryFile();
    const list = listOver(file);
    file.full(1);
    const watches = Array.from({ length: 200 }, (_, index) => watchOf({}, id(index)));
    const entered = await Promise.allSettled(watches.map((watch) => list.enter(watch)));
    expect(entered.filter(({ status }) => status === 'rejected')).toHaveLength(200);
    expect(list.ofAccount(ACCOUNT)).toEqual([]);
  });

  it('what was taken away with its account does not come back by a failed write', async () => {
    const file = memoryFile();
    const list = listOver(file);
    await list.enter(watchOf({ kind: 'until-done' }));
    file.full(1);
    const entered = expect(list.enter(watchOf())).rejects.toThrow('disk full');
    list.dropAccount(ACCOUNT);
    await entered;
    expect(list.ofAccount(ACCOUNT)).toEqual([]);
  });

  it('a change that cannot be written holds in memory and is said', async () => {
    const file = memoryFile();
    const said = createGate();
    const list = listOver(file, () => said.open());
    await list.enter(watchOf());
    file.full(1);
    list.command(watchOf({ sent: 'heard' }));
    await said.opened;
    expect(list.get(ACCOUNT, JOB)?.sent).toBe('heard');
  });

  it('a watch that is over stays over, whatever comes late', async () => {
    const list = listOver(memoryFile());
    await list.enter(watchOf());
    list.drop(watchOf());
    list.command(watchOf({ sent: 'heard' }));
    list.seen(watchOf({ idleLooks: 1 }));
    expect(list.ofAccount(ACCOUNT)).toEqual([]);
  });

  it('one account taken away leaves the others their watches', async () => {
    const list = listOver(memoryFile());
    await list.enter(watchOf());
    await list.enter(watchOf({ accountKey: 'sdss' }));
    list.dropAccount(ACCOUNT);
    expect(list.ofAccount(ACCOUNT)).toEqual([]);
    expect(list.ofAccount('sdss')).toHaveLength(1);
  });

  it('a look that began before a command says nothing of it; one that began after does', async () => {
    const order = createOrder();
    const nothing = (): void => undefined;
    const file = memoryFile();
    const list = createWatchList({ file, order, changed: nothing, unwritten: nothing });
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
