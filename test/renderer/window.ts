// Opens the window over a fake bridge, as a test's person finds it; each-test.ts closes it after the test.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import App from '../../renderer/App.svelte';
import { AppStore } from '../../renderer/state/app-store.svelte.ts';
import { createFakeBridge, type FakeBridge } from '../fakes/fake-bridge.ts';

export type Person = ReturnType<typeof userEvent.setup>;

/** The window with its first snapshot drawn. */
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

/** Lets the answers that are already there arrive and be drawn. */
export const settle = async (): Promise<void> => {
  await new Promise((done) => setTimeout(done, 0));
  await tick();
};

export const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
export const textbox = (name: string): HTMLInputElement => screen.getByRole('textbox', { name });
