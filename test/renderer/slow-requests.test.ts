// @vitest-environment happy-dom
// How the window shows a slow request, and how the user can stop waiting for it.
import { screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tick } from 'svelte';
import { createGate } from '../fakes/gate.ts';
import { jobView, snapshotView } from '../fakes/view-models.ts';
import { button, openWindow } from './render-window.ts';

const view = snapshotView({ jobs: [jobView()] });

describe('A slow request', () => {
  beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
  afterEach(() => void vi.useRealTimers());

  const open = async () => {
    const gate = createGate();
    const error = { code: 'timed-out', detail: '' } as const;
    const late = () => gate.opened.then(() => ({ ok: false, error }) as const);
    const window = await openWindow(view, (main) => main.answer('refresh', late));
    return { ...window, gate };
  };

  it('shows that it is pending, however it was started', async () => {
    const { person } = await open();
    await person.keyboard('{Control>}r{/Control}');
    expect(button('Refresh').getAttribute('aria-busy')).toBe('true');
  });

  it('offers no stop before two seconds', async () => {
    const { person, main } = await open();
    await person.click(button('Refresh'));
    await vi.advanceTimersByTimeAsync(1500);
    expect(screen.queryByRole('button', { name: 'Stop waiting' })).toBeNull();
    await person.click(button('Refresh'));
    expect(main.argumentsOf('refresh')).toHaveLength(1);
  });

  it('can be dismissed without losing the focus', async () => {
    const { person, main } = await open();
    await person.click(button('Refresh'));
    await vi.advanceTimersByTimeAsync(2100);
    await person.click(button('Stop waiting'));
    expect(button('Refresh').getAttribute('aria-busy')).toBe('false');
    expect(document.activeElement).toBe(button('Refresh'));
    expect(screen.queryByRole('button', { name: 'Stop waiting' })).toBeNull();
    await person.click(button('Refresh'));
    expect(main.argumentsOf('refresh')).toHaveLength(2);
  });

  it('shows its late result', async () => {
    const { person, gate } = await open();
    await person.click(button('Refresh'));
    await vi.advanceTimersByTimeAsync(2100);
    await person.click(button('Stop waiting'));
    gate.open();
    await vi.advanceTimersByTimeAsync(10);
    await tick();
    expect(screen.getByRole('alert').textContent).toContain('CasJobs did not answer in time.');
  });
});
