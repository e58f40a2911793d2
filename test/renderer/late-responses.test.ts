// @vitest-environment happy-dom
// Responses that arrive after their dialog or screen is closed: they affect nothing else, and errors are shown.
import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { RequestName } from '../../electron/ipc/contract.ts';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import { createGate } from '../fakes/gate.ts';
import { jobView, noAccount, snapshotView } from '../fakes/view-models.ts';
import { filesOf, textOf } from '../imports.ts';
import {
  bothAccounts,
  clickBack,
  lateResponseCases,
  pressEscape,
  clickSettings,
  twoAccounts,
} from './late-response-cases.ts';
import { button, firstButton, inDialog, openWindow, settle } from './render-window.ts';

const refusal = { ok: false, error: { code: 'disk', detail: 'ENOSPC' } } as const;

/** The window with one request held back until `answer` is called. */
const openHeld = async (first: Snapshot, name: RequestName, value: unknown = refusal) => {
  const gate = createGate();
  const query = { query: 'select 1', isQueryCut: false, error: null, outputLoc: null, pageUrl: '' };
  const opened = await openWindow(first, (main) => {
    main.answer('job-details', (ref) => ({ ok: true, value: { ...ref, ...query } }));
    main.answer(name, (() => gate.opened.then(() => value)) as never);
  });
  const answer = async (): Promise<void> => {
    gate.open();
    await settle();
  };
  return { ...opened, answer };
};

const alerts = (): string[] => screen.queryAllByRole('alert').map((one) => one.textContent);
const second = (name: string): HTMLElement => screen.getAllByRole('button', { name })[1]!;

describe('An error that arrives after the user has left', () => {
  it.each(lateResponseCases)(
    'is shown with what failed: $what',
    async ({ name, snapshot, begin, leave, failed }) => {
      const { person, answer } = await openHeld(snapshot, name);
      await begin(person);
      await leave(person);
      expect(screen.queryByRole('dialog')).toBeNull();
      await answer();
      expect(alerts()).toHaveLength(1);
      expect(alerts()[0]).toContain(failed);
      await person.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Close' }));
      expect(alerts()).toEqual([]);
    },
  );
});

describe('The response to a closed dialog', () => {
  const done = { ok: true, value: null } as const;
  const withDialogs = [
    { what: 'edit', open: 'Edit', sure: 'Save account', name: 'edit-account' },
    { what: 'removal', open: 'Remove', sure: 'Remove account', name: 'remove-account' },
  ] as const;

  it.each(withDialogs)('keeps the next $what dialog open', async ({ open, sure, name }) => {
    const { person, answer } = await openHeld(twoAccounts, name, done);
    await clickSettings(person);
    await person.click(firstButton(open));
    await person.click(inDialog(sure));
    await pressEscape(person);
    await person.click(second(open));
    await answer();
    expect(screen.getByRole('dialog').textContent).toContain('SDSS');
  });

  it.each(withDialogs)('shows an error outside the next $what dialog', async (one) => {
    const { person, answer } = await openHeld(twoAccounts, one.name);
    await clickSettings(person);
    await person.click(firstButton(one.open));
    await person.click(inDialog(one.sure));
    await pressEscape(person);
    await person.click(second(one.open));
    await answer();
    expect(within(screen.getByRole('dialog')).queryByRole('alert')).toBeNull();
    expect(alerts()[0]).toContain('Pan-STARRS');
  });

  it('keeps the next cancel dialog open', async () => {
    const jobs = [jobView({ jobId: '5002' }), jobView()];
    const { person, answer } = await openHeld(snapshotView({ jobs }), 'cancel-jobs', done);
    await person.click(button('Cancel job 5001'));
    await person.click(inDialog('Cancel job'));
    await pressEscape(person);
    await person.click(button('Cancel job 5002'));
    await answer();
    expect(screen.getByRole('dialog', { name: 'Cancel job 5002?' })).toBeTruthy();
  });

  it('does not navigate from Settings back to the jobs', async () => {
    const saved = { ok: true, value: { accountKey: 'new' } };
    const { person, answer } = await openHeld(twoAccounts, 'save-account', saved);
    await clickSettings(person);
    await person.click(button('Add account'));
    await person.click(button('Save account'));
    await clickBack(person);
    await answer();
    expect(screen.getByRole('heading', { name: 'Settings' })).toBeTruthy();
  });

  it('is shown after its account was removed', async () => {
    const { person, push, answer } = await openHeld(twoAccounts, 'edit-account');
    await clickSettings(person);
    await person.click(firstButton('Edit'));
    await person.click(inDialog('Save account'));
    await pressEscape(person);
    await push(snapshotView({ accounts: bothAccounts.slice(1) }));
    await answer();
    expect(alerts()[0]).toContain('The changes to account Pan-STARRS were not saved.');
  });

  it('keeps the focus in the first-run form after an error', async () => {
    const { person, answer } = await openHeld(noAccount(), 'save-account');
    await person.click(button('Save account'));
    await answer();
    expect(alerts()[0]).toContain('could not read or write');
    expect(document.activeElement).toBe(button('Save account'));
  });
});

it('no component sends a request without binding it to its lifetime', () => {
  const files = filesOf('renderer', '.svelte');
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => /\bdesk\.ask\(/.test(textOf(file)))).toEqual([]);
});
