// @vitest-environment happy-dom
// Enter in any field of a dialog presses the dialog's main button.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { RequestName } from '../../electron/ipc/contract.ts';
import { textOf } from '../imports.ts';
import { accountView, askedByProxy, noAccount, snapshotView } from '../fakes/view-models.ts';
import { button, dialog, openWindow, settle, type TestUser } from './render-window.ts';

interface Case {
  readonly name: RequestName;
  readonly snapshot: ReturnType<typeof snapshotView>;
  readonly fields: number;
  readonly open: (person: TestUser) => Promise<void>;
}

const proxyAsks = snapshotView({ accounts: [accountView({ connection: askedByProxy })] });
const rejected = snapshotView({
  accounts: [
    accountView({
      connection: { kind: 'error', code: 'credentials-rejected', detail: '', since: 0 },
    }),
  ],
});

const cases: readonly Case[] = [
  {
    name: 'edit-account',
    snapshot: snapshotView(),
    fields: 3,
    open: async (person) => {
      await person.click(button('Settings'));
      await person.click(button('Edit'));
    },
  },
  {
    name: 'edit-account',
    snapshot: rejected,
    fields: 3,
    open: (person) => person.click(button('Change password')),
  },
  {
    name: 'unlock',
    snapshot: snapshotView({ lock: { isLocked: true, by: 'password' } }),
    fields: 1,
    open: async (person) => {
      await person.click(button('Settings'));
      await person.click(button('Unlock'));
    },
  },
  {
    name: 'save-proxy-login',
    snapshot: proxyAsks,
    fields: 2,
    open: (person) => person.click(button('Sign in to the proxy')),
  },
  {
    name: 'import-account',
    snapshot: noAccount(),
    fields: 1,
    open: (person) => person.click(button('Import from CasJobs.config…')),
  },
];

/** Components by their file names. */
const folder = path.resolve(import.meta.dirname, '../../renderer/components');
const components = readdirSync(folder).filter((name) => name.endsWith('.svelte'));
const sourceOf = (name: string): string => textOf(`renderer/components/${name}`);
const FIELDS = /<(input|textarea|Field|NameField|LoginFields|ServiceFields)\b/;

const refused = { ok: false, error: { code: 'internal', detail: '' } } as const;

const typedFields = (): HTMLInputElement[] =>
  [...dialog().querySelectorAll<HTMLInputElement>('input')].filter(({ type }) =>
    ['text', 'password', 'url', ''].includes(type),
  );

describe('A dialog with fields', () => {
  it('is a form that Enter submits: only the search list has a field without one', () => {
    const bare = components.filter((name) => /<Modal\b/.test(sourceOf(name)));
    expect(bare).toContain('ConfirmPrompt.svelte');
    expect(bare.filter((name) => FIELDS.test(sourceOf(name)))).toEqual([]);
  });
});

describe('Enter in a field', () => {
  it.each(cases)('submits $name', async ({ name, snapshot, fields, open }) => {
    const { main, person } = await openWindow(snapshot, (fake) => {
      fake.answer('pick-import', () => ({
        ok: true,
        value: {
          importId: '3f0c1f4e-96f5-4a0e-9a9a-5b3d1d2c7a11',
          source: 'file',
          from: 'CasJobs.config',
          findings: [{ signInBy: 'wsId', who: '47', edges: 'none', place: null }],
        },
      }));
      fake.answer(name, () => refused);
    });
    await open(person);
    await settle();
    const all = typedFields();
    expect(all).toHaveLength(fields);
    for (const [index, field] of all.entries()) {
      field.focus();
      await person.keyboard('{Enter}');
      await settle();
      expect(main.argumentsOf(name)).toHaveLength(index + 1);
    }
    expect(within(dialog()).getByRole('alert')).toBeTruthy();
  });
});
