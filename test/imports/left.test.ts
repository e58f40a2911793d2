// An import that is declined while it is being stored, and several files at once.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { valueOf } from '../house/home.ts';
import { createGate } from '../fakes/gate.ts';
import { configFor, openImportDesk, readFileOf, wishFor } from './desk.ts';

/** A desk whose keychain writes when the test opens the gate. */
const openSlowDesk = async () => {
  const desk = await openImportDesk();
  const { keychain } = desk.home;
  const gate = createGate();
  const begun = createGate();
  const write = keychain.write.bind(keychain);
  keychain.write = async (...secret) => {
    begun.open();
    await gate.opened;
    await write(...secret);
  };
  return { ...desk, gate, begun, commands: desk.home.house.commands };
};

describe('An import that is declined while it is being stored', () => {
  it('stores no account and no password', async () => {
    const desk = await openSlowDesk();
    const preview = await readFileOf(desk);
    const taken = desk.commands['import-account'](wishFor(preview));
    await desk.begun.opened;
    await desk.commands['leave-import'](preview);
    desk.gate.open();
    expect(await taken).toEqual({ ok: true, value: null });
    expect(desk.home.house.snapshot().accounts).toEqual([]);
    expect(desk.kept()).toEqual([]);
  });

  it('leaves another file that was read meanwhile open', async () => {
    const desk = await openSlowDesk();
    const first = await readFileOf(desk);
    const taken = desk.commands['import-account'](wishFor(first));
    await desk.begun.opened;
    const second = await readFileOf(desk);
    await desk.commands['leave-import'](first);
    desk.gate.open();
    await taken;
    valueOf(await desk.commands['import-account'](wishFor(second)));
    expect(desk.home.house.snapshot().accounts).toHaveLength(1);
  });

  it('says that nothing was stored even where the keychain refuses', async () => {
    const desk = await openSlowDesk();
    const preview = await readFileOf(desk);
    const taken = desk.commands['import-account'](wishFor(preview));
    await desk.begun.opened;
    await desk.commands['leave-import'](preview);
    desk.home.keychain.fails.set('write', 'keychain-denied');
    desk.gate.open();
    expect(await taken).toEqual({ ok: true, value: null });
    expect(desk.kept()).toEqual([]);
  });
});

describe('Two files, one after the other', () => {
  const twoFiles = async () => {
    const desk = await openImportDesk();
    const other = path.join(path.dirname(desk.file), 'Other.config');
    await writeFile(other, configFor(desk.home).replace('4747', '4848'), 'latin1');
    const { commands } = desk.home.house;
    const first = await readFileOf(desk);
    const second = valueOf(await commands['read-import']({ path: other }));
    return { desk, commands, first, second, other };
  };

  it('can both be imported, in either order', async () => {
    const { desk, commands, first, second } = await twoFiles();
    valueOf(await commands['import-account'](wishFor(second, { accountName: 'Two' })));
    valueOf(await commands['import-account'](wishFor(first, { accountName: 'One' })));
    const names = desk.home.house.snapshot().accounts.map(({ name }) => name);
    expect(names).toEqual(['Two', 'One']);
  });

  it('each keep their own offer to delete the line', async () => {
    const { commands, first, second, other } = await twoFiles();
    valueOf(await commands['import-account'](wishFor(first, { accountName: 'One' })));
    const two = valueOf(await commands['import-account'](wishFor(second, { accountName: 'Two' })));
    expect(two?.left).toMatchObject({ path: other, offersLine: true });
    expect(await commands['delete-password-line'](first)).toMatchObject({ ok: true });
    expect(await commands['delete-password-line'](second)).toMatchObject({ ok: true });
  });

  it('holds the newest eight, so that a page cannot heap up passwords', async () => {
    const desk = await openImportDesk();
    const { commands } = desk.home.house;
    const oldest = await readFileOf(desk);
    for (let at = 0; at < 8; at += 1) await readFileOf(desk);
    expect(await commands['import-account'](wishFor(oldest))).toMatchObject({ ok: false });
  });
});
