// @vitest-environment happy-dom
// Many cancels on their way: how far they are, and the button that stops them.
import { screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { jobView, snapshotView } from '../fakes/views.ts';
import { button, openWindow, settle } from './window.ts';

const sending = (sent: number) =>
  snapshotView({
    jobs: [jobView({ asking: true })],
    sendingCancels: { sent, total: 200, again: 0 },
  });

it('cancels on their way are counted, and Stop stops them', async () => {
  const { main, person, push } = await openWindow(sending(37));
  const bar = screen.getByRole<HTMLProgressElement>('progressbar', {
    name: 'Canceling 37 of 200…',
  });
  expect(bar.getAttribute('value') ?? String(bar.value)).toBe('37');
  await push(sending(38));
  expect(screen.getByText('Canceling 38 of 200…')).toBeTruthy();
  await person.click(button('Stop'));
  await settle();
  expect(main.argumentsOf('stop-cancels')).toHaveLength(1);
  await push(snapshotView());
  expect(screen.queryByRole('progressbar')).toBeNull();
});

it('a Stop that did not reach main says so', async () => {
  const { person } = await openWindow(sending(37), (main) =>
    main.answer('stop-cancels', () => ({ ok: false, error: { code: 'internal', detail: '' } })),
  );
  await person.click(button('Stop'));
  await settle();
  expect(screen.getByRole('alert').textContent).toContain('Something went wrong');
});
