// @vitest-environment happy-dom
// Each dialog during other events: it keeps its input and a focus in the page, throws nothing, and says so if its
// subject is gone.
import { screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import {
  accountView,
  cancelledJob,
  finishedJob,
  jobView,
  snapshotView,
} from '../fakes/view-models.ts';
import { button, openWindow, settle, type TestUser } from './render-window.ts';

const accounts = [accountView(), accountView({ key: 'sdss', name: 'SDSS' })];
const other = jobView({ accountKey: 'sdss', jobId: '77' });
const before = snapshotView({
  accounts,
  jobs: [jobView(), cancelledJob({ jobId: '4990' }), other],
});

const events: Readonly<Record<string, (now: Snapshot) => Snapshot>> = {
  'its job ends': (now) => ({
    ...now,
    jobs: now.jobs.map((job) => (job.jobId === '5001' ? finishedJob() : job)),
  }),
  'its jobs leave the list': (now) => ({ ...now, jobs: [other] }),
  'its account is renamed': (now) => ({
    ...now,
    accounts: now.accounts.map((one) => (one.key === 'mast' ? { ...one, name: 'New name' } : one)),
  }),
  'its account is removed': (now) => ({
    ...now,
    accounts: now.accounts.filter(({ key }) => key !== 'mast'),
    jobs: [other],
  }),
  'the list gets longer': (now) => ({
    ...now,
    jobs: [
      ...Array.from({ length: 50 }, (_, at) => jobView({ jobId: `${6000 + at}` })),
      ...now.jobs,
    ],
  }),
  'the lock closes': (now) => ({ ...now, lock: { isLocked: true, by: 'password' } }),
  'the window is asked to show the jobs': (now) => ({
    ...now,
    wanted: [{ seq: 1, view: 'jobs', accountKey: null, jobId: null }],
  }),
  'error with the connection begins': (now) => ({
    ...now,
    accounts: now.accounts.map((one) => ({
      ...one,
      connection: { kind: 'error', code: 'timed-out', detail: '', since: Date.now() },
    })),
  }),
  'many cancels begin to go out': (now) => ({
    ...now,
    sendingCancels: { sent: 0, again: 0, total: 52 },
  }),
};

interface DialogCase {
  readonly open: (person: TestUser) => Promise<void>;
  /** The text, and the field for it. */
  readonly field?: string;
  /** Events that remove the dialog's subject, and its text after them. */
  readonly gone: Readonly<Partial<Record<keyof typeof events, RegExp>>>;
}

const inSettings = async (person: TestUser, name: string): Promise<void> => {
  await person.click(button('Settings'));
  await person.click(screen.getAllByRole('button', { name })[0]!);
  await settle();
};
const removed = /Account Pan-STARRS was removed/;

const dialogs: Readonly<Record<string, DialogCase>> = {
  cancel: {
    open: (person) => person.click(button('Cancel job 5001')),
    gone: {
      'its job ends': /nothing left to cancel/,
      'its account is removed': /the account was removed/,
      'its jobs leave the list': /not listed/,
    },
  },
  'submit again': {
    open: async (person) => {
      await person.click(button('4990'));
      await person.click(button('Submit again'));
      await settle();
    },
    gone: {
      'its account is removed': /no longer listed/,
      'its jobs leave the list': /no longer listed/,
    },
  },
  edit: {
    open: (person) => inSettings(person, 'Edit'),
    field: 'Password',
    gone: { 'its account is removed': removed },
  },
  removal: {
    open: (person) => inSettings(person, 'Remove'),
    gone: { 'its account is removed': removed },
  },
};

const table = Object.keys(dialogs).flatMap((dialog) =>
  Object.keys(events).map((event) => ({ dialog, event })),
);

describe('A dialog keeps input and focus', () => {
  const thrown: unknown[] = [];
  const note = (error: unknown): void => void thrown.push(error);
  beforeEach(() => {
    thrown.length = 0;
    process.on('unhandledRejection', note);
  });
  afterEach(() => void process.off('unhandledRejection', note));

  it.each(table)('$dialog: $event', async ({ dialog: name, event }) => {
    const { open, field, gone } = dialogs[name]!;
    const { main, person, push } = await openWindow(before);
    await open(person);
    const dialog = screen.getByRole('dialog');
    const typed = field ? within(dialog).getByLabelText<HTMLInputElement>(field) : null;
    if (typed) await person.type(typed, 'half a passw');
    await push(events[event]!(before));

    expect(screen.getByRole('dialog')).toBe(dialog);
    if (typed) expect(typed.value).toBe('half a passw');
    expect(dialog.contains(document.activeElement)).toBe(true);
    const says = gone[event];
    if (says) expect(dialog.textContent).toMatch(says);
    else expect(dialog.textContent).not.toMatch(/was removed|no longer listed|left out/);
    const asked = main.asked.length;
    if (says && event !== 'its jobs leave the list') {
      // Actions on the removed subject are not offered.
      const sure = within(dialog).getAllByRole('button').at(-1)!;
      await person.click(sure);
      expect(main.asked).toHaveLength(asked);
    }
    await person.keyboard('{Escape}');
    await settle();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).not.toBe(document.body);
    expect(thrown).toEqual([]);
  });
});

describe('An app lock that closes during an edit', () => {
  it('can be unlocked from the dialog, which keeps its input', async () => {
    const { main, person, push } = await openWindow(before);
    await inSettings(person, 'Edit');
    const name = screen.getByLabelText<HTMLInputElement>('Account name');
    await person.type(name, ' deep');
    await push(events['the lock closes']!(before));
    const edit = screen.getByRole('dialog');
    await person.click(within(edit).getByRole('button', { name: 'Unlock' }));
    const field = screen.getByLabelText<HTMLInputElement>('CasJobs password');
    await person.type(field, 'secret{Enter}');
    await settle();
    expect(main.argumentsOf('unlock')).toEqual([{ password: 'secret' }]);
    expect(field.value).toBe('');
    await push(before);
    expect(screen.getByRole('dialog')).toBe(edit);
    await person.click(within(edit).getByRole('button', { name: 'Save account' }));
    expect(main.argumentsOf('edit-account')).toMatchObject([{ accountName: 'Pan-STARRS deep' }]);
  });
});
