// Renders the window over a fake bridge and finds its elements; page-setup.ts closes it after the test.
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import type { JobView, Snapshot } from '../../electron/core/view-model/snapshot.ts';
import App from '../../renderer/App.svelte';
import { AppStore } from '../../renderer/state/app-store.svelte.ts';
import { createFakeBridge, type FakeBridge } from '../fakes/fake-bridge.ts';
import { snapshotView } from '../fakes/view-models.ts';

export type TestUser = ReturnType<typeof userEvent.setup>;

/** Opens the window and waits until the first snapshot is drawn. */
export const openWindow = async (
  first: Snapshot,
  prepare: (main: FakeBridge) => void = () => undefined,
  later?: (act: () => void) => void,
) => {
  const main = createFakeBridge(first, later);
  prepare(main);
  const app = new AppStore(main.bridge);
  const { container, unmount } = render(App, { props: { app } });
  await settle();
  const push = async (snapshot: Snapshot): Promise<void> => {
    main.push(snapshot);
    await settle();
  };
  return { main, app, container, close: unmount, push, person: userEvent.setup() };
};

/** Waits until pending responses have arrived and are drawn. */
export const settle = async (): Promise<void> => {
  await new Promise((done) => setTimeout(done, 0));
  await tick();
};

export const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
export const textbox = (name: string): HTMLInputElement => screen.getByRole('textbox', { name });
export const heading = (name: string): HTMLElement | null =>
  screen.queryByRole('heading', { name });
export const dialog = (): HTMLElement => screen.getByRole('dialog');
export const inDialog = (name: string): HTMLElement =>
  within(dialog()).getByRole('button', { name });
/** The first of several buttons with a name. */
export const firstButton = (name: string): HTMLElement =>
  screen.getAllByRole('button', { name })[0]!;

/** Opens the window with these jobs. */
export const openJobTable = (...jobs: JobView[]) => openWindow(snapshotView({ jobs }));
export const jobTableElement = (): HTMLElement => screen.getByRole('table', { name: 'Jobs' });
/** The IDs in the table, from top to bottom. */
export const tableIds = (): (string | null)[] =>
  [...jobTableElement().querySelectorAll('tbody [data-home]')].map((home) => home.textContent);
export const filterField = (): HTMLInputElement =>
  screen.getByRole('searchbox', { name: 'Filter jobs' });
export const focusedText = (): string | null | undefined => document.activeElement?.textContent;

/** Opens the window and its Settings. */
export const openedSettings = async (snapshot: Snapshot) => {
  const window = await openWindow(snapshot);
  await window.person.click(button('Settings'));
  return window;
};
