// @vitest-environment happy-dom
// The command palette, the list of shortcuts, and the focus after them.
import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { shortcutOf } from '../../renderer/state/shortcuts.ts';
import {
  accountView,
  finishedJob,
  jobView,
  noAccount,
  snapshotView,
} from '../fakes/view-models.ts';
import { button, openWindow, settle, textbox } from './render-window.ts';

const some = snapshotView({
  jobs: [
    jobView({ jobId: '5002', taskName: 'virgo colours' }),
    jobView({ jobId: '5001' }),
    finishedJob({ jobId: '4990', taskName: 'coma cluster' }),
  ],
});

const openPalette = async (first = some) => {
  const window = await openWindow(first);
  await window.person.keyboard('{Control>}k{/Control}');
  await settle();
  const type = async (text: string): Promise<void> => {
    await window.person.keyboard(text);
    await settle();
  };
  return { ...window, type };
};

const input = (): HTMLElement => screen.getByRole('combobox', { name: 'Commands' });
const offers = (): string[] =>
  within(screen.getByRole('listbox', { name: 'Results' }))
    .queryAllByRole('option')
    .map((one) => one.textContent.trim().replace(/\s+/g, ' '));

describe('The command palette', () => {
  it('opens on Ctrl+K with the focus in its field and lists all commands', async () => {
    await openPalette();
    expect(screen.getByRole('dialog', { name: 'Commands' })).toBeTruthy();
    expect(document.activeElement).toBe(input());
    expect(offers()).toEqual([
      'Cancel job…',
      'Cancel all active jobs (2)…',
      'Cancel by ID… /',
      'Show job…',
      'Refresh Ctrl+R',
      'Switch account',
      'Pause watching',
      'Settings Ctrl+,',
      'Add account',
      'Keyboard shortcuts ?',
    ]);
  });

  it.each(['{Escape}', '{Control>}k{/Control}'])(
    'closes on %s and returns the focus',
    async (key) => {
      const { person } = await openWindow(some);
      button('Refresh').focus();
      await person.keyboard('{Control>}k{/Control}');
      await settle();
      expect(document.activeElement).toBe(input());
      await person.keyboard(key);
      await settle();
      expect(screen.queryByRole('dialog')).toBeNull();
      expect(document.activeElement).toBe(button('Refresh'));
    },
  );

  it('cancels a job by keyboard after confirmation', async () => {
    const { type, main } = await openPalette();
    await type('canc{Enter}');
    expect(input().getAttribute('placeholder')).toBe('Which job do you want to cancel?');
    expect(offers()).toEqual(['Cancel job 5002… virgo colours', 'Cancel job 5001… m31 halo']);
    await type('halo{Enter}');
    const dialog = screen.getByRole('dialog', { name: 'Cancel job 5001?' });
    expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: 'Keep job' }));
    await type('{Tab}{Enter}');
    expect(main.argumentsOf('cancel-jobs')).toEqual([{ accountKey: 'mast', jobIds: ['5001'] }]);
  });

  it.each([
    ['499', 'Job 4990 coma cluster'],
    ['COMA', 'Job 4990 coma cluster'],
    ['virgo', 'Job 5002 virgo colours'],
  ])('finds a job by %s and opens it', async (typed, offer) => {
    const { type } = await openPalette();
    await type(typed);
    expect(offers()[0]).toBe(offer);
    await type('{Enter}');
    const id = /\d+/.exec(offer)?.[0] ?? '';
    expect(screen.getByRole('complementary', { name: `Job ${id}` })).toBeTruthy();
  });

  it('offers to cancel only a job that can be cancelled', async () => {
    const { type } = await openPalette();
    await type('500');
    expect(offers()).toContain('Cancel job 5001… m31 halo');
    await type('{Backspace}{Backspace}{Backspace}4990');
    expect(offers()).toEqual(['Job 4990 coma cluster']);
  });

  it('asks for confirmation before it cancels all jobs', async () => {
    const { type } = await openPalette();
    await type('all active{Enter}');
    expect(screen.getByRole('dialog', { name: 'Cancel 2 jobs?' })).toBeTruthy();
  });

  it('refreshes', async () => {
    const { type, main } = await openPalette();
    await type('refr{Enter}');
    expect(main.argumentsOf('refresh')).toHaveLength(1);
  });

  it.each([
    ['pau', false],
    ['resu', true],
  ])('pauses and resumes updates: %s', async (typed, paused) => {
    const { type, main } = await openPalette({ ...some, paused });
    await type(`${typed}{Enter}`);
    expect(main.argumentsOf('pause-watching')).toEqual([{ paused: !paused }]);
  });

  it('explains why a command is unavailable', async () => {
    const { type, main } = await openPalette();
    main.answer('refresh', () => ({ ok: false, error: { code: 'unreachable', detail: '' } }));
    await type('refr{Enter}');
    await settle();
    expect(screen.getByRole('alert').textContent).toContain("CasJobs can't be reached.");
  });

  it('switches between accounts', async () => {
    const accounts = [accountView(), accountView({ key: 'b', name: 'SDSS' })];
    const { type, app } = await openPalette({ ...some, accounts });
    await type('switch{Enter}');
    expect(offers()).toEqual(['All accounts', 'Pan-STARRS', 'SDSS']);
    await type('sds{Enter}');
    expect(app.navigation.account).toBe('b');
  });

  it('goes back on Backspace and says that nothing matches', async () => {
    const { type } = await openPalette();
    await type('switch{Enter}{Backspace}');
    expect(offers()).toContain('Show job…');
    await type('qqq');
    expect(offers()).toEqual([]);
    expect(screen.getByRole('dialog').textContent).toContain('No matching command or job');
  });

  it('opens Cancel by ID and Settings and focuses them', async () => {
    const { type, person } = await openPalette();
    await type('by id{Enter}');
    expect(document.activeElement).toBe(textbox('Job ID'));
    await person.keyboard('{Control>}k{/Control}');
    await settle();
    await type('settings{Enter}');
    expect(screen.getByRole('heading', { name: 'Settings' })).toBeTruthy();
  });

  it('offers no job commands without an account', async () => {
    await openPalette(noAccount());
    expect(offers()).toEqual(['Settings Ctrl+,', 'Add account', 'Keyboard shortcuts ?']);
  });

  it('does not open over a dialog', async () => {
    const { type, person } = await openPalette();
    await type('{Escape}');
    await person.click(button('Cancel job 5001'));
    await type('{Control>}k{/Control}');
    expect(screen.getAllByRole('dialog')).toHaveLength(1);
    expect(screen.getByRole('dialog', { name: 'Cancel job 5001?' })).toBeTruthy();
  });
});

describe('The list of shortcuts', () => {
  it('opens on ? and closes on Esc', async () => {
    const { person } = await openWindow(some);
    button('Refresh').focus();
    await person.keyboard('?');
    await settle();
    const dialog = screen.getByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(dialog.textContent).toContain('Ctrl+K');
    await person.keyboard('{Escape}');
    await settle();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(button('Refresh'));
  });

  it('opens from a radio button too', async () => {
    const { person } = await openWindow(some);
    screen.getByRole('radio', { name: 'List' }).focus();
    await person.keyboard('?');
    await settle();
    expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
  });

  it('does not open while the user types', async () => {
    const { person } = await openWindow(some);
    await person.click(textbox('Job ID'));
    await person.keyboard('?/');
    expect(textbox('Job ID').value).toBe('?/');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

  it.each([
    [{ key: 'k', ctrlKey: true }, false, 'palette'],
    [{ key: 'k', ctrlKey: true }, true, 'palette'],
    [{ key: '?', shiftKey: true }, false, 'shortcuts'],
    [{ key: '?', shiftKey: true }, true, null],
    [{ key: 'k' }, false, null],
    [{ key: 'k', ctrlKey: true, altKey: true }, false, null],
    [{ key: 'k', ctrlKey: true, shiftKey: true }, false, null],
    [{ key: '/', ctrlKey: true }, false, null],
  ])('maps %j, typing: %s, to %s', (pressed, isTyping, id) => {
    expect(shortcutOf({ ...plain, ...pressed }, isTyping)).toBe(id);
  });
});
