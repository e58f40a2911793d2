// Components get the app by context, so that a test can provide another one.
import { createContext } from 'svelte';
import type { AppStore } from './app-store.svelte.ts';

export const [useApp, provideApp] = createContext<AppStore>();
