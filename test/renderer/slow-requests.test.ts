// @vitest-environment happy-dom
// What a person sees of something that takes long, and how they get on with something else.
import { screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tick } from 'svelte';
import { createGate } from '../fakes/gate.ts';
import { jobView, snapshotView } from '../fakes/view-models.ts';
import { button, openWindow } from './render-window.ts';

const view = snapshotView({ jobs: [jobView()] });

describe('A request that takes long', () => {
  beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
  afterEach(() => void vi.useRealTimers());

  const open = async () => {
    const gate = createGate();
    const error = { code: 'timed-out', detail: '' } as const;
    const late = () => gate.opened.then(() => ({ ok: false, error }) as const);
    const window = await openWindow(view, (main) => main.answer('refresh', late));
    return { ...window, gate };
  };

  it('shows that it is under way, however it was begun', async () => {
    const { person } = await open();
    await person.keyboard('{Control>}r{/Control}');
    expect(button('Refresh').getAttribute('aria-busy')).toBe('true');
  });

  it('is not offered to be stopped before two seconds', async () => {
    const { person, main } = await open();
    await person.click(button('Refresh'));
    await vi.advanceTimersByTimeAsync(1500);
    expect(screen.queryByRole('button', { name: 'Stop waiting' })).toBeNull();
    await person.click(button('Refresh'));
    expect(main.argumentsOf('refresh')).toHaveLength(1);
  });

  it('can be left to itself, and the focus is not lost', async () => {
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

  it('is told of when it comes back after all', async () => {
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
