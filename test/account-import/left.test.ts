// An import that is declined while it is being stored, and several files at once.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { resultValue } from '../core/test-core.ts';
import { createGate } from '../fakes/gate.ts';
import { configFor, openImportSetup, readFileOf, wishFor } from './test-imports.ts';

/** A setup whose keychain writes when the test opens the gate. */
const openSlowSetup = async () => {
  const setup = await openImportSetup();
  const { keychain } = setup.home;
  const gate = createGate();
  const begun = createGate();
  const write = keychain.write.bind(keychain);
  keychain.write = async (...secret) => {
    begun.open();
    await gate.opened;
    await write(...secret);
  };
  return { ...setup, gate, begun, commands: setup.home.core.commands };
};

describe('An import that is declined while it is being stored', () => {
  it('stores no account and no password', async () => {
    const setup = await openSlowSetup();
    const preview = await readFileOf(setup);
    const taken = setup.commands['import-account'](wishFor(preview));
    await setup.begun.opened;
    await setup.commands['leave-import'](preview);
    setup.gate.open();
    expect(await taken).toEqual({ ok: true, value: null });
    expect(setup.home.core.snapshot().accounts).toEqual([]);
    expect(setup.kept()).toEqual([]);
  });

  it('leaves another file that was read meanwhile open', async () => {
    const setup = await openSlowSetup();
    const first = await readFileOf(setup);
    const taken = setup.commands['import-account'](wishFor(first));
    await setup.begun.opened;
    const second = await readFileOf(setup);
    await setup.commands['leave-import'](first);
    setup.gate.open();
    await taken;
    resultValue(await setup.commands['import-account'](wishFor(second)));
    expect(setup.home.core.snapshot().accounts).toHaveLength(1);
  });

  it('says that nothing was stored even where the keychain refuses', async () => {
    const setup = await openSlowSetup();
    const preview = await readFileOf(setup);
    const taken = setup.commands['import-account'](wishFor(preview));
    await setup.begun.opened;
    await setup.commands['leave-import'](preview);
    setup.home.keychain.fails.set('write', 'keychain-denied');
    setup.gate.open();
    expect(await taken).toEqual({ ok: true, value: null });
    expect(setup.kept()).toEqual([]);
  });
});

describe('Two files, one after the other', () => {
  const twoFiles = async () => {
    const setup = await openImportSetup();
    const other = path.join(path.dirname(setup.file), 'Other.config');
    await writeFile(other, configFor(setup.home).replace('4747', '4848'), 'latin1');
    const { commands } = setup.home.core;
    const first = await readFileOf(setup);
    const second = resultValue(await commands['read-import']({ path: other }));
    return { setup, commands, first, second, other };
  };

  it('can both be imported, in either order', async () => {
    const { setup, commands, first, second } = await twoFiles();
    resultValue(await commands['import-account'](wishFor(second, { accountName: 'Two' })));
    resultValue(await commands['import-account'](wishFor(first, { accountName: 'One' })));
    const names = setup.home.core.snapshot().accounts.map(({ name }) => name);
    expect(names).toEqual(['Two', 'One']);
  });

  it('each keep their own offer to delete the line', async () => {
    const { commands, first, second, other } = await twoFiles();
    resultValue(await commands['import-account'](wishFor(first, { accountName: 'One' })));
    const two = resultValue(
      await commands['import-account'](wishFor(second, { accountName: 'Two' })),
    );
    expect(two?.left).toMatchObject({ path: other, offersLine: true });
    expect(await commands['delete-password-line'](first)).toMatchObject({ ok: true });
    expect(await commands['delete-password-line'](second)).toMatchObject({ ok: true });
  });

  it('holds the newest eight, so that a page cannot heap up passwords', async () => {
    const setup = await openImportSetup();
    const { commands } = setup.home.core;
    const oldest = await readFileOf(setup);
    for (let at = 0; at < 8; at += 1) await readFileOf(setup);
    expect(await commands['import-account'](wishFor(oldest))).toMatchObject({ ok: false });
  });
});
