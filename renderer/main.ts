// The entry point of the page: creates the app on the bridge and mounts it.
import { mount } from 'svelte';
import './app.css';
import './controls.css';
import App from './App.svelte';
import { AppStore } from './state/app-store.svelte.ts';

const target = document.getElementById('app');
if (target) mount(App, { target, props: { app: new AppStore(window.casjobs) } });
