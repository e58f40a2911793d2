// @vitest-environment happy-dom
// Drag and drop of a CasJobs.config: the drop zone, and the file's way to main.
import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { snapshotView } from '../fakes/view-models.ts';
import { openWindow, settle } from './render-window.ts';

const importId = '3f0c1f4e-96f5-4a0e-9a9a-5b3d1d2c7a11';
const found = {
  importId,
  source: 'file',
  from: '/home/mine/CasJobs.config',
  findings: [],
} as const;

describe('A file that is dragged over the window', () => {
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop' | 'dragLeave', files: File[]) =>
    fireEvent[type](window, { dataTransfer: { types: ['Files'], files, dropEffect: 'none' } });
  const target = () => screen.queryByText('Drop CasJobs.config to import its account');
  const file = new File(['wsid=1'], 'CasJobs.config');

  it('shows the drop zone, and reaches main as a file', async () => {
    const { main } = await openWindow(snapshotView(), (fake) =>
      fake.answer('read-import', () => ({ ok: true, value: found })),
    );
    // Without preventDefault, the browser would open the file.
    expect(await drag('dragEnter', [])).toBe(false);
    expect(await drag('dragOver', [])).toBe(false);
    expect(target()).toBeTruthy();
    expect(await drag('drop', [file])).toBe(false);
    await settle();
    expect(target()).toBeNull();
    expect(main.argumentsOf('read-import')).toEqual([file]);
    expect(screen.getByRole('dialog', { name: 'Import an account' })).toBeTruthy();
  });

  it('hides the drop zone when it leaves', async () => {
    const { main } = await openWindow(snapshotView());
    await drag('dragEnter', []);
    await drag('dragLeave', []);
    expect(target()).toBeNull();
    expect(main.asked.map(({ name }) => name)).not.toContain('read-import');
  });

  it('is accepted alone and while no dialog is open', async () => {
    const { main } = await openWindow(snapshotView());
    await drag('dragOver', []);
    await drag('drop', [file, file]);
    expect(screen.getByRole('dialog').textContent).toContain('Drop one file at a time.');
    expect(await drag('dragOver', [])).toBe(false);
    expect(target()).toBeNull();
    expect(await drag('drop', [file])).toBe(false);
    expect(main.argumentsOf('read-import')).toEqual([]);
  });
});
