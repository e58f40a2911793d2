// @vitest-environment happy-dom
// One account in Settings: its row tells one truth at a time, and offers no move that does nothing.
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

describe('The row of an account', () => {
  it('does not say that the connection works once error has begun', async () => {
    const { push } = await openRow(good);
    expect(row()).toContain(WORKS);
    await push(at(error(Date.now() + 1000)));
    expect(row()).toContain('Not updated since');
    expect(row()).not.toContain(WORKS);
  });

  it('does not say since when there was error beside a test that has just succeeded', async () => {
    await openRow(error(Date.now() - 60_000));
    expect(row()).toContain(WORKS);
    expect(row()).not.toContain('Not updated since');
  });

  it('does not say that all is well beside a test that has just failed', async () => {
    await openRow(good, refused);
    expect(row()).toContain(FAILS);
    expect(row()).not.toContain('Updated ');
  });

  it('takes the failure of a test back once the service has answered', async () => {
    const { push } = await openRow(good, refused);
    await push(at(good, Date.now() + 1000));
    expect(row()).not.toContain(FAILS);
    expect(row()).toContain('Updated ');
  });

  it('says the newer one of a test and of a error that came while it was under way', async () => {
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

describe('The report on a connection', () => {
  it('is shown after a check, and copied', async () => {
    const { main, person } = await openRow(good);
    expect(main.argumentsOf('connection-report')).toEqual([{ accountKey: 'mast' }]);
    await person.click(screen.getByText('Connection report'));
    expect(row()).toContain('Service: here');
    await person.click(button('Copy report'));
    await settle();
    expect(main.argumentsOf('copy-connection-report')).toEqual([{ accountKey: 'mast' }]);
    expect(button('Copied')).toBeTruthy();
  });

  it('is shown for a check that has failed as well', async () => {
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

  it('is offered only where main moves it: not between kept ones and those of this run', async () => {
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
