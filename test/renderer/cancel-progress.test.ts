// @vitest-environment happy-dom
// Many pending cancels: their progress, and the button that stops them.
import { screen, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { jobView, snapshotView } from '../fakes/view-models.ts';
import { button, openWindow, settle } from './render-window.ts';

const sending = (sent: number) =>
  snapshotView({
    jobs: [jobView({ asking: true })],
    sendingCancels: { sent, total: 200, again: 0 },
  });

it('Stop shows how many cancels are pending and stops them', async () => {
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

it('Stop reports that it did not reach main', async () => {
  const { person } = await openWindow(sending(37), (main) =>
    main.answer('stop-cancels', () => ({ ok: false, error: { code: 'internal', detail: '' } })),
  );
  await person.click(button('Stop'));
  await settle();
  expect(screen.getByRole('alert').textContent).toContain('internal error occurred');
});

const WAITS = 'Cancel waits for CasJobs. It will be sent again.';
const waitingJob = jobView({ asking: true, cancelWaits: true, watched: 'cancel', canWatch: false });

it('Stop says that all cancels wait for a retry', async () => {
  const again = (count: number) =>
    snapshotView({ sendingCancels: { sent: 2, total: 2 + count, again: count } });
  const { push } = await openWindow(again(1));
  expect(screen.getByText(WAITS)).toBeTruthy();
  expect(button('Stop')).toBeTruthy();
  await push(again(3));
  expect(screen.getByText('3 cancels wait for CasJobs. They will be sent again.')).toBeTruthy();
});

it('a row with a waiting cancel offers Don’t cancel, which withdraws it', async () => {
  const { main, person, push } = await openWindow(snapshotView({ jobs: [waitingJob] }));
  expect(screen.getByRole('cell', { name: WAITS })).toBeTruthy();
  expect(screen.queryByText('Requesting cancel…')).toBeNull();
  await person.click(button("Don't cancel job 5001"));
  await settle();
  expect(main.argumentsOf('drop-cancel')).toEqual([{ accountKey: 'mast', jobId: '5001' }]);
  // The click did not open the row.
  expect(screen.queryByRole('heading', { name: 'Job 5001' })).toBeNull();
  await push(snapshotView({ jobs: [jobView()] }));
  expect(screen.queryByText(WAITS)).toBeNull();
  expect(button('Cancel job 5001')).toBeTruthy();
});

it('the details of a job with a waiting cancel report a failed Don’t cancel', async () => {
  const { main, app, person } = await openWindow(snapshotView({ jobs: [waitingJob] }), (main) =>
    main.answer('drop-cancel', () => ({ ok: false, error: { code: 'internal', detail: '' } })),
  );
  app.navigation.open(waitingJob);
  await settle();
  const details = within(screen.getByRole('complementary'));
  expect(details.getByText(WAITS)).toBeTruthy();
  await person.click(details.getByRole('button', { name: "Don't cancel job 5001" }));
  await settle();
  expect(main.argumentsOf('drop-cancel')).toHaveLength(1);
  expect(details.getByRole('alert').textContent).toContain('internal error occurred');
});

it('cancels of unlisted jobs have a line each, with Don’t cancel while they wait', async () => {
  const one = (jobId: string, cancelWaits: boolean, canDrop: boolean) => ({
    accountKey: 'mast',
    jobId,
    cancelWaits,
    canDrop,
  });
  const first = [one('404', true, true), one('405', false, true), one('406', false, false)];
  const { main, person } = await openWindow(snapshotView({ unlistedCancels: { first, more: 2 } }));
  const lines = within(screen.getByRole('region', { name: 'Cancels of jobs that are not listed' }));
  expect(lines.getByText(`Job 404 (Pan-STARRS) is not listed. ${WAITS}`)).toBeTruthy();
  expect(lines.getByText('Job 405 (Pan-STARRS) is not listed. Requesting cancel…')).toBeTruthy();
  expect(lines.getByText('2 more jobs are not listed.')).toBeTruthy();
  expect(lines.getAllByRole('button')).toHaveLength(2);
  await person.click(button("Don't cancel job 404"));
  await settle();
  expect(main.argumentsOf('drop-cancel')).toEqual([{ accountKey: 'mast', jobId: '404' }]);
});
