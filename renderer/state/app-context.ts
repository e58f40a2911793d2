// How components reach the app: by context, so that a test hands down another one.
import { createContext } from 'svelte';
import type { AppStore } from './app-store.svelte.ts';

export const [useApp, provideApp] = createContext<AppStore>();
