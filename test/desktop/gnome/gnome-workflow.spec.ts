// The main job on GNOME Shell, with the extension that shows tray icons.
import { mainJobOn } from '../shared/core-workflow.ts';
import { testOn } from '../shared/full-desktop-fixtures.ts';
import { gnome, seeDesktop, showTrayIcons } from './gnome-shell.ts';

const test = testOn(gnome);

test.beforeAll(async () => {
  await seeDesktop();
  await showTrayIcons(true);
});

mainJobOn('gnome', gnome, test);
