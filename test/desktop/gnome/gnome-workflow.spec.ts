// The core workflow on GNOME Shell with the extension for tray icons.
import { testCoreWorkflow } from '../shared/core-workflow.ts';
import { fullDesktopTest } from '../shared/full-desktop-fixtures.ts';
import { gnome, waitForDesktop, showTrayIcons } from './gnome-shell.ts';

const test = fullDesktopTest(gnome);

test.beforeAll(async () => {
  await waitForDesktop();
  await showTrayIcons(true);
});

testCoreWorkflow('gnome', gnome, test);
