// @vitest-environment happy-dom
// axe on every screen and dialog. Colors and layout need a real browser: test/desktop/accessibility.spec.ts.
import { screen, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import {
  accountView,
  activityLine,
  cancelingJob,
  finishedJob,
  jobView,
  noAccount,
  snapshotView,
} from '../fakes/view-models.ts';
import { button, openWindow, settle, textbox } from './render-window.ts';

const full = snapshotView({
  accounts: [
    accountView({ forThisRunOnly: true }),
    accountView({
      key: 'b',
      name: 'SDSS',
      connection: { kind: 'error', code: 'tls', detail: 'expired', since: 0 },
    }),
  ],
  jobs: [
    jobView({ watched: 'until-done' }),
    cancelingJob({ jobId: '5002' }),
    finishedJob({ jobId: '5003', canSubmitAgain: true }),
    jobView({ jobId: '5004', asking: true, canCancel: false }),
  ],
  activity: [activityLine({ detail: 'more' })],
  errors: [{ code: 'disk', detail: 'EROFS' }],
  paused: true,
});

// localStorage has the view of the jobs.
afterEach(() => localStorage.clear());

const faults = async (): Promise<string[]> => {
  const found = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, 'page-has-heading-one': { enabled: false } },
  });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
};

type Opened = Awaited<ReturnType<typeof openWindow>>;
type Step = (window: Opened) => Promise<void> | void;

const inList = (name: string): HTMLElement =>
  within(screen.getByRole('list', { name: 'Accounts' })).getAllByRole('button', { name })[0]!;

const steps: readonly [string, Step][] = [
  ['the jobs', () => undefined],
  ['the details of a job', ({ person }) => person.click(button('5001'))],
  ['a question', ({ person }) => person.click(button('Cancel job 5001'))],
  ['the command palette', ({ person }) => person.keyboard('{Control>}k{/Control}')],
  ['a job found in it', ({ person }) => person.keyboard('{Control>}k{/Control}5001')],
  ['nothing found in it', ({ person }) => person.keyboard('{Control>}k{/Control}qqq')],
  ['the shortcuts', ({ person }) => person.keyboard('?')],
  ['the timeline', ({ person }) => person.click(screen.getByRole('radio', { name: 'Timeline' }))],
  [
    'a job to be submitted again, above its details',
    async ({ main, person }) => {
      const texts = {
        query: 'SELECT 1',
        isQueryCut: false,
        error: null,
        outputLoc: null,
        pageUrl: '',
      };
      main.answer('job-details', (ref) => ({ ok: true, value: { ...ref, ...texts } }));
      await person.click(button('5003'));
      await person.click(button('Submit again'));
    },
  ],
  ['the settings', ({ person }) => person.click(button('Settings'))],
  [
    'the removal of an account',
    async ({ person }) => {
      await person.click(button('Settings'));
      await person.click(inList('Remove'));
    },
  ],
  [
    'an account that is edited',
    async ({ person }) => {
      await person.click(button('Settings'));
      await person.click(inList('Edit'));
    },
  ],
  ['another account', ({ app }) => app.navigation.go('connect')],
  [
    'an id that cannot be used',
    async ({ main, person }) => {
      const error = { code: 'bad-input', detail: '“x” is no job ID.', field: 'jobIds' } as const;
      main.answer('read-job-ids', () => ({ ok: false, error }));
      await person.click(textbox('Job ID'));
      await person.keyboard('x{Enter}');
    },
  ],
];

describe('axe', () => {
  it.each(steps)('finds no violation in %s', async (_what, step) => {
    const window = await openWindow(full);
    await step(window);
    await settle();
    expect(await faults()).toEqual([]);
  });

  it.each([
    ['the first run', noAccount()],
    ['no jobs', snapshotView()],
    [
      'a service that is being asked',
      snapshotView({ accounts: [accountView({ connection: { kind: 'checking' } })] }),
    ],
  ])('finds no violation in %s', async (_what, snapshot) => {
    await openWindow(snapshot);
    expect(await faults()).toEqual([]);
  });
});

describe('The keyboard focus', () => {
  it.each<[string, string, string]>([
    ['a question', 'Cancel job 5001', 'Keep job'],
    ['the commands', 'Commands', ''],
  ])('returns to its origin after %s', async (_what, opener, safe) => {
    const { person } = await openWindow(full);
    await person.click(button(opener));
    await settle();
    if (safe === '') await person.keyboard('{Escape}');
    else await person.click(button(safe));
    await settle();
    expect(document.activeElement).toBe(button(opener));
  });

  it('returns to Settings after an edit and a removal', async () => {
    const { person } = await openWindow(full);
    await person.click(button('Settings'));
    for (const opener of ['Edit', 'Remove']) {
      await person.click(inList(opener));
      await person.keyboard('{Escape}');
      await settle();
      expect(document.activeElement).toBe(inList(opener));
    }
  });

  it('returns to the job after its details close', async () => {
    const { person } = await openWindow(full);
    await person.click(button('5001'));
    await person.keyboard('{Escape}');
    await settle();
    expect(document.activeElement).toBe(button('5001'));
  });

  it('stays in a dialog', async () => {
    const { person } = await openWindow(full);
    await person.click(button('Cancel job 5001'));
    for (let times = 0; times < 4; times += 1) {
      await person.tab();
      expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true);
    }
  });
});
