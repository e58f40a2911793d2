// How components reach the desk: by context, so that a test hands down another one.
import { createContext } from 'svelte';
import type { Desk } from './desk.svelte.ts';

export const [theDesk, handDownDesk] = createContext<Desk>();
