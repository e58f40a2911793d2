// @vitest-environment happy-dom
// An account's row in Settings: one status at a time, and no move without effect.
import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { ConnectionStatus } from '../../electron/core/view-model/snapshot.ts';
import { createGate } from '../fakes/gate.ts';
import { accountView, snapshotView } from '../fakes/view-models.ts';
import { button, openWindow, settle } from './render-window.ts';

const at = (connection: ConnectionStatus, lastSuccessAt = Date.now()) =>
  snapshotView({ accounts: [accountView({ connection, lastSuccessAt })] });
const good: ConnectionStatus = { kind: 'good' };
const error = (since: number): ConnectionStatus => ({
  kind: 'error',
  code: 'timed-out',
  detail: '',
  since,
});
const WORKS = 'Connection works.';
const FAILS = 'CasJobs did not answer in time.';
const row = (): string => screen.getByRole('listitem').textContent;
const refused = { ok: false, error: { code: 'timed-out', detail: '' } } as const;

const openRow = async (connection: ConnectionStatus, answer?: typeof refused) => {
  const opened = await openWindow(at(connection), (main) => {
    if (answer) main.answer('check-account', () => answer);
  });
  await opened.person.click(button('Settings'));
  await opened.person.click(button('Check connection'));
  await settle();
  return opened;
};

describe('An account row', () => {
  it('drops the success of a check once the service fails', async () => {
    const { push } = await openRow(good);
    expect(row()).toContain(WORKS);
    await push(at(error(Date.now() + 1000)));
    expect(row()).toContain('Not updated since');
    expect(row()).not.toContain(WORKS);
  });

  it('hides the start of a failure after a successful check', async () => {
    await openRow(error(Date.now() - 60_000));
    expect(row()).toContain(WORKS);
    expect(row()).not.toContain('Not updated since');
  });

  it('hides the last update after a failed check', async () => {
    await openRow(good, refused);
    expect(row()).toContain(FAILS);
    expect(row()).not.toContain('Updated ');
  });

  it('drops the failure of a check once the service answers', async () => {
    const { push } = await openRow(good, refused);
    await push(at(good, Date.now() + 1000));
    expect(row()).not.toContain(FAILS);
    expect(row()).toContain('Updated ');
  });

  it('shows the newer of a check result and a failure during the check', async () => {
    const gate = createGate();
    const { person, push } = await openWindow(at(good), (main) =>
      main.answer('check-account', () => gate.opened.then(() => ({ ok: true, value: null }))),
    );
    await person.click(button('Settings'));
    await person.click(button('Check connection'));
    await push(at(error(Date.now() - 1)));
    gate.open();
    await settle();
    expect([row().includes(WORKS), row().includes('Not updated since')]).toEqual([true, false]);
  });
});

describe('A connection report', () => {
  it('appears after a check and can be copied', async () => {
    const { main, person } = await openRow(good);
    expect(main.argumentsOf('connection-report')).toEqual([{ accountKey: 'mast' }]);
    await person.click(screen.getByText('Connection report'));
    expect(row()).toContain('Service: here');
    await person.click(button('Copy report'));
    await settle();
    expect(main.argumentsOf('copy-connection-report')).toEqual([{ accountKey: 'mast' }]);
    expect(button('Copied')).toBeTruthy();
  });

  it('appears after a failed check too', async () => {
    await openRow(good, refused);
    expect(row()).toContain('Service: here');
  });
});

describe('Moving an account', () => {
  const accounts = [
    accountView({ key: 'a', name: 'a' }),
    accountView({ key: 'b', name: 'b' }),
    accountView({ key: 'c', name: 'c', forThisRunOnly: true }),
    accountView({ key: 'd', name: 'd', forThisRunOnly: true }),
  ];

  it('is offered only among saved accounts or among temporary ones', async () => {
    const { main, person } = await openWindow(snapshotView({ accounts }));
    await person.click(button('Settings'));
    const offered = screen.getAllByRole('listitem').map((item) =>
      ['Move up', 'Move down'].map((name) => {
        const move = within(item).getByRole('button', { name });
        return move.getAttribute('aria-disabled') !== 'true';
      }),
    );
    expect(offered).toEqual([
      [false, true],
      [true, false],
      [false, true],
      [true, false],
    ]);
    const atBorder = within(screen.getAllByRole('listitem')[1]!).getByRole('button', {
      name: 'Move down',
    });
    await person.click(atBorder);
    expect(main.argumentsOf('move-account')).toEqual([]);
    expect(atBorder.title).toContain('for this session only');
  });
});
