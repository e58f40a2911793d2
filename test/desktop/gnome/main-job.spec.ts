// The main job on GNOME Shell, with the extension that shows tray icons.
import { mainJobOn } from '../shared/main-job.ts';
import { testOn } from '../shared/desk.ts';
import { gnome, seeDesktop, showTrayIcons } from './screen.ts';

const test = testOn(gnome);

test.beforeAll(async () => {
  await seeDesktop();
  await showTrayIcons(true);
});

mainJobOn('gnome', gnome, test);
