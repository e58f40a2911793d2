// @vitest-environment happy-dom
// Settings: each change is saved at once; accounts can be added, checked, edited and removed.
import { screen, within } from '@testing-library/svelte';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { defaultSettings } from '../../electron/settings/settings.ts';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import type { FakeBridge } from '../fakes/fake-bridge.ts';
import { accountView, noAccount, snapshotView } from '../fakes/view-models.ts';
import { button, inDialog, openWindow, settle } from './render-window.ts';

const checkbox = (name: string): HTMLInputElement => screen.getByRole('checkbox', { name });

const openSettings = async (first: Snapshot, prepare?: (main: FakeBridge) => void) => {
  const window = await openWindow(first, prepare);
  await window.person.click(button('Settings'));
  return window;
};

describe('Settings', () => {
  it('sends each change at once with the other values unchanged', async () => {
    const { main, person } = await openSettings(snapshotView());
    await person.click(checkbox('Keep in the tray when the window closes'));
    expect(main.argumentsOf('change-settings')).toEqual([
      { ...defaultSettings, keepInTray: false },
    ]);
  });

  it('keeps the first of two quick changes', async () => {
    const { main, person } = await openSettings(snapshotView(), (fake) =>
      fake.answer('change-settings', () => new Promise(() => undefined)),
    );
    await person.click(checkbox('Keep in the tray when the window closes'));
    await person.click(screen.getByRole('radio', { name: 'Dark' }));
    expect(main.argumentsOf('change-settings').at(-1)).toEqual({
      ...defaultSettings,
      keepInTray: false,
      theme: 'dark',
    });
  });

  it('turns off background checks', async () => {
    const { main, person } = await openSettings(snapshotView());
    await person.click(checkbox('Check in the background'));
    expect(main.argumentsOf('change-settings')).toEqual([
      { ...defaultSettings, backgroundChecks: false },
    ]);
  });

  it('switches one kind of notification alone', async () => {
    const { main, person } = await openSettings(snapshotView());
    await person.click(checkbox('Jobs that are done'));
    expect(main.argumentsOf('change-settings')).toMatchObject([
      { notices: { cancelling: true, done: false, problems: true } },
    ]);
  });

  it("restores main's value after a rejected change, and says why", async () => {
    const { person } = await openSettings(snapshotView(), (fake) =>
      fake.answer('change-settings', () => ({ ok: false, error: { code: 'disk', detail: '' } })),
    );
    await person.click(checkbox('Keep in the tray when the window closes'));
    await settle();
    expect(checkbox('Keep in the tray when the window closes').checked).toBe(true);
    expect(screen.getByRole('alert').textContent).toContain('could not read or write');
  });

  it("checks an account's connection and shows the result", async () => {
    const { main, person } = await openSettings(snapshotView());
    await person.click(button('Check connection'));
    expect(main.argumentsOf('check-account')).toEqual([{ accountKey: 'mast' }]);
    expect(screen.getByText(/Connection works/)).toBeTruthy();
    main.answer('check-account', () => ({
      ok: false,
      error: { code: 'credentials-rejected', detail: 'No such WSID.' },
    }));
    await person.click(button('Check connection'));
    expect(screen.getByRole('alert').textContent).toContain('rejected this sign-in');
    expect(screen.getByRole('alert').textContent).toContain('No such WSID.');
  });

  it('offers the bindings and shows what Automatic has found', async () => {
    const { main, person, push } = await openSettings(snapshotView());
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Connection' });
    const offered = (): string[] => [...select.options].map((one) => one.text.trim());
    expect(offered()).toEqual(['Automatic', 'SOAP 1.2', 'SOAP 1.1', 'HTTP POST']);
    await push(snapshotView({ accounts: [accountView({ foundBinding: 'soap11' })] }));
    expect(offered()[0]).toBe('Automatic (SOAP 1.1)');
    await person.selectOptions(select, 'HTTP POST');
    expect(main.argumentsOf('change-binding')).toEqual([
      { accountKey: 'mast', binding: 'http-post' },
    ]);
    await push(snapshotView({ accounts: [accountView({ binding: 'http-post' })] }));
    expect(select.value).toBe('http-post');
  });

  it('restores the previous binding after a rejected one, and says why', async () => {
    const { person } = await openSettings(snapshotView(), (fake) =>
      fake.answer('change-binding', () => ({ ok: false, error: { code: 'disk', detail: '' } })),
    );
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Connection' });
    await person.selectOptions(select, 'SOAP 1.1');
    await settle();
    expect(select.value).toBe('auto');
    expect(screen.getByRole('alert').textContent).toContain('could not read or write');
  });

  it('asks for confirmation before it removes an account', async () => {
    const { main, person } = await openSettings(snapshotView());
    await person.click(button('Remove'));
    const dialog = screen.getByRole('dialog', { name: 'Remove account Pan-STARRS?' });
    expect(document.activeElement?.textContent.trim()).toBe('Keep account');
    await person.click(within(dialog).getByRole('button', { name: 'Remove account' }));
    await settle();
    expect(main.argumentsOf('remove-account')).toEqual([{ accountKey: 'mast' }]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says where everything was forgotten that it is, and scrolls there', async () => {
    const { main, person, push } = await openSettings(snapshotView(), (fake) =>
      fake.answer('forget-everything', () => ({ ok: true, value: { entries: 1 } })),
    );
    await person.click(button('Forget everything…'));
    const shown: Element[] = [];
    vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
      shown.push(this);
    });
    onTestFinished(() => void vi.restoreAllMocks());
    await person.click(inDialog('Forget everything'));
    await push(noAccount());
    expect(main.argumentsOf('forget-everything')).toHaveLength(1);
    const result = screen.getByText(/^Everything was deleted and checked/);
    const place = within(result.closest('section')!);
    expect(place.getByRole('button', { name: 'Forget everything…' })).toBeTruthy();
    expect(shown).toContain(result);
  });

  it('shows at the name that another account has it', async () => {
    const detail = 'Another account already has this name.';
    const { person } = await openSettings(snapshotView(), (fake) =>
      fake.answer('edit-account', () => ({
        ok: false,
        error: { code: 'bad-input', field: 'accountName', detail },
      })),
    );
    await person.click(button('Edit'));
    await person.click(button('Save account'));
    await settle();
    const name = screen.getByLabelText('Account name');
    expect(name.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(name);
    expect(screen.getByText(detail)).toBeTruthy();
  });

  it('saves edits of an account and keeps them in the form after an error', async () => {
    const { main, person } = await openSettings(snapshotView(), (fake) =>
      fake.answer('edit-account', () => ({
        ok: false,
        error: { code: 'keychain-locked', detail: '' },
      })),
    );
    await person.click(button('Edit'));
    const name = screen.getByLabelText<HTMLInputElement>('Account name');
    expect(document.activeElement).toBe(name);
    expect(name.value).toBe('Pan-STARRS');
    await person.type(name, ' deep');
    const field = screen.getByLabelText<HTMLInputElement>('Password');
    await person.type(field, 'new');
    await person.click(button('Save account'));
    expect(screen.getByRole('alert').textContent).toContain('keychain is locked');
    expect(field.value).toBe('new');
    main.answer('edit-account', () => ({ ok: true, value: null }));
    await person.click(button('Save account'));
    await settle();
    expect(main.argumentsOf('edit-account').at(-1)).toEqual({
      accountKey: 'mast',
      accountName: 'Pan-STARRS deep',
      signInBy: 'wsId',
      who: '',
      password: 'new',
    });
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(field.value).toBe('');
  });

  it('shows a rejected WSID at its field, also after a user name', async () => {
    const { person } = await openSettings(snapshotView(), (fake) =>
      fake.answer('edit-account', () => ({
        ok: false,
        error: { code: 'bad-input', field: 'wsId', detail: 'A WSID is a whole number.' },
      })),
    );
    await person.click(button('Edit'));
    await person.click(screen.getByLabelText('User name'));
    await person.click(button('Save account'));
    await settle();
    const wsId = screen.getByRole('textbox', { name: 'WSID' });
    expect(document.activeElement).toBe(wsId);
    expect(wsId.getAttribute('aria-invalid')).toBe('true');
  });

  it('moves an account within the list', async () => {
    const accounts = ['first', 'last'].map((key) => accountView({ key, name: key }));
    const { main, person } = await openSettings(snapshotView({ accounts }));
    const [first, last] = screen.getAllByRole('listitem');
    await person.click(within(first!).getByRole('button', { name: 'Move up' }));
    await person.click(within(last!).getByRole('button', { name: 'Move down' }));
    await person.click(within(last!).getByRole('button', { name: 'Move up' }));
    expect(main.argumentsOf('move-account')).toEqual([{ accountKey: 'last', by: -1 }]);
  });

  it('ignores account changes while the app is locked', async () => {
    const accounts = ['first', 'last'].map((key) => accountView({ key, name: key }));
    const lock = { isLocked: true, by: 'password' } as const;
    const { main, person } = await openSettings(snapshotView({ accounts, lock }));
    for (const name of ['Edit', 'Remove', 'Move down'])
      await person.click(screen.getAllByRole('button', { name })[0]!);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(main.argumentsOf('move-account')).toEqual([]);
  });

  it('says that a WSID is still unknown', async () => {
    await openSettings(snapshotView({ accounts: [accountView({ awaitsWsId: true })] }));
    expect(screen.getByText(/Its WSID is not known yet/)).toBeTruthy();
  });

  it('adds another account, or returns without one', async () => {
    const { person } = await openSettings(snapshotView());
    await person.click(button('Add account'));
    expect(screen.getByRole('heading', { name: 'Connect to CasJobs' })).toBeTruthy();
    await person.click(button('Back'));
    expect(screen.getByRole('heading', { name: 'Settings' })).toBeTruthy();
  });

  it('offers no edit for the practice account', async () => {
    await openSettings(snapshotView({ accounts: [accountView({ isPractice: true })] }));
    expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
  });
});
