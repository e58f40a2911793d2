// Lays the desk over the bridge and mounts the window's one component.
import { mount } from 'svelte';
import './app.css';
import './controls.css';
import App from './App.svelte';
import { Desk } from './state/desk.svelte.ts';

const target = document.getElementById('app');
if (target) mount(App, { target, props: { desk: new Desk(window.casjobs) } });
