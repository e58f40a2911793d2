// @vitest-environment happy-dom
// Imports whose answers come late or cross: each file is asked about in its turn, and a no is a no.
import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { Imported, ImportPreview } from '../../electron/ipc/contract.ts';
import { createGate } from '../fakes/gate.ts';
import { snapshotView } from '../fakes/view-models.ts';
import { button, openWindow, settle } from './render-window.ts';

const previewOf = (name: string): ImportPreview => ({
  importId: `3f0c1f4e-96f5-4a0e-9a9a-5b3d1d2c7a1${name.length}`,
  source: 'file',
  from: `/home/mine/${name}`,
  findings: [{ signInBy: 'wsId', who: '47', place: null, edges: 'none' }],
});
const [first, second] = [previewOf('a'), previewOf('bb')];
const imported: Imported = {
  accountKey: 'k',
  left: { kind: 'file', path: '/home/mine/a', offersLine: true },
};

const drop = async (name: string): Promise<void> => {
  const files = [new File(['wsid=1'], name)];
  const dataTransfer = { types: ['Files'], files, dropEffect: 'none' };
  await fireEvent.dragOver(window, { dataTransfer });
  await fireEvent.drop(window, { dataTransfer });
};
const dialog = (): string => screen.getByRole('dialog').textContent;

describe('A second file that is dropped while the first is read', () => {
  it.each([
    ['first', 'second'],
    ['second', 'first'],
  ])('is asked about in its turn (%s is read before %s)', async (...order) => {
    const gates = { first: createGate(), second: createGate() };
    const { person } = await openWindow(snapshotView(), (main) => {
      const answers = [
        gates.first.opened.then(() => first),
        gates.second.opened.then(() => second),
      ];
      main.answer('read-import', async () => ({ ok: true, value: (await answers.shift())! }));
    });
    await drop('a');
    await drop('bb');
    for (const name of order) {
      gates[name as 'first' | 'second'].open();
      await settle();
    }
    const froms = order.map((name) => (name === 'first' ? first : second).from);
    expect(dialog()).toContain(froms[0]);
    await person.click(button("Don't import"));
    expect(dialog()).toContain(froms[1]);
    await person.click(button("Don't import"));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('does not take away what was typed for the first', async () => {
    const gate = createGate();
    const { person } = await openWindow(snapshotView(), (main) => {
      main.answer('read-import', () => ({ ok: true, value: first }));
      main.answer('pick-import', () => gate.opened.then(() => ({ ok: true, value: second })));
    });
    await person.click(button('Settings'));
    await person.click(button('Import…'));
    await drop('a');
    await settle();
    const name = screen.getByLabelText<HTMLInputElement>('Account name');
    await person.type(name, ' mine');
    const { value } = name;
    gate.open();
    await settle();
    expect(dialog()).toContain(first.from);
    expect(name.value).toBe(value);
  });
});

describe("Don't import while the account is being stored", () => {
  const openStoring = async (answer: unknown) => {
    const gate = createGate();
    const opened = await openWindow(snapshotView(), (main) => {
      const previews = [first, second];
      main.answer('read-import', () => ({ ok: true, value: previews.shift()! }));
      main.answer('import-account', (() => gate.opened.then(() => answer)) as never);
    });
    await drop('a');
    await settle();
    await opened.person.click(button('Import account'));
    await opened.person.click(button("Don't import"));
    return { ...opened, gate };
  };

  it('says nothing more once main has stopped it', async () => {
    const { main, gate } = await openStoring({ ok: true, value: null });
    expect(main.argumentsOf('leave-import')).toEqual([{ importId: first.importId }]);
    gate.open();
    await settle();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('does not replace the question about another file by its own next one', async () => {
    const { gate } = await openStoring({ ok: true, value: imported });
    await drop('bb');
    await settle();
    gate.open();
    await settle();
    expect(dialog()).toContain(second.from);
  });

  it('says so where it came too late', async () => {
    const { gate } = await openStoring({ ok: true, value: imported });
    gate.open();
    await settle();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('alert').textContent).toContain('was imported before');
  });
});

describe('Deleting everything that stops half-way', () => {
  it('says what is already deleted, and offers to keep the rest', async () => {
    const { accounts } = snapshotView();
    const three = ['a', 'b', 'c'].map((key) => ({ ...accounts[0]!, key, name: key }));
    const { main, person } = await openWindow(snapshotView({ accounts: three }));
    main.answer('forget-everything', () => {
      main.push(snapshotView({ accounts: three.slice(1) }));
      return { ok: false, error: { code: 'keychain-denied', detail: '' } };
    });
    await person.click(button('Settings'));
    await person.click(button('Forget everything…'));
    await person.click(button('Forget everything'));
    await settle();
    expect(dialog()).toContain('1 account was already deleted. The rest is still there.');
    expect(button('Keep the rest')).toBeTruthy();
  });
});
