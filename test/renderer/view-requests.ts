// Main's queue of view requests, which outlives the windows that a test opens and closes.
import { cleanup } from '@testing-library/svelte';
import { createViewRequests } from '../../electron/core/compose.ts';
import type { Snapshot, RequestedView } from '../../electron/core/view-model/snapshot.ts';
import { snapshotView } from '../fakes/view-models.ts';
import { button, openWindow, settle, type TestUser } from './render-window.ts';

type Request = Omit<RequestedView, 'seq'>;

export const viewRequest = (view: RequestedView['view'], part: Partial<Request> = {}): Request => ({
  view,
  accountKey: null,
  jobId: null,
  ...part,
});
export const toJobIdField = viewRequest('cancel-by-id', { jobId: '5002' });
export const toSettings = viewRequest('settings');

/** A main process whose windows the test opens and closes. */
export const openRequestingMain = (part: Partial<Snapshot> = {}) => {
  let push: (snapshot: Snapshot) => unknown = () => undefined;
  const snapshot = (): Snapshot => snapshotView({ ...part, wanted: views.all() });
  const views = createViewRequests(() => push(snapshot()));
  const open = async () => {
    const window = await openWindow(snapshot(), (main) => {
      push = (next) => main.push(next);
      main.answer('acknowledge-views', ({ seq }) => {
        views.shown(seq);
        return { ok: true, value: null };
      });
    });
    await settle();
    return window;
  };
  const close = (): void => {
    cleanup();
    push = () => undefined;
  };
  const ask = async (request: Request): Promise<void> => {
    views.ask(request);
    await settle();
  };
  return { views, open, close, ask };
};

/** Opens Settings and returns to the jobs. */
export const goAndReturn = async (person: TestUser): Promise<void> => {
  await person.click(button('Settings'));
  await person.click(button('Back'));
};
