// @vitest-environment happy-dom
// Imports whose responses arrive late or out of order: each file gets its dialog in turn, and declining is final.
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

describe('A second file that is dropped during the first import', () => {
  it.each([
    ['first', 'second'],
    ['second', 'first'],
  ])('opens its dialog in turn (%s is read before %s)', async (...order) => {
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

  it('keeps the input for the first file', async () => {
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

describe("Don't import during the save", () => {
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

  it('shows nothing more once main has stopped the import', async () => {
    const { main, gate } = await openStoring({ ok: true, value: null });
    expect(main.argumentsOf('leave-import')).toEqual([{ importId: first.importId }]);
    gate.open();
    await settle();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('does not replace the dialog of another file', async () => {
    const { gate } = await openStoring({ ok: true, value: imported });
    await drop('bb');
    await settle();
    gate.open();
    await settle();
    expect(dialog()).toContain(second.from);
  });

  it('reports that it came too late', async () => {
    const { gate } = await openStoring({ ok: true, value: imported });
    gate.open();
    await settle();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('alert').textContent).toContain('was imported before');
  });
});

describe('A reset that fails halfway', () => {
  it('lists what was deleted and offers to keep the rest', async () => {
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
