// The pages of the system's settings that the app leads to.
import { expect, it } from 'vitest';
import { systemPageOf } from '../../electron/platform/system-facts.ts';

it.each([
  ['login', 'win32', 'ms-settings:startupapps'],
  ['login', 'darwin', 'x-apple.systempreferences:com.apple.LoginItems-Settings.extension'],
  ['login', 'linux', null],
  ['notices', 'win32', 'ms-settings:notifications'],
  ['notices', 'darwin', 'x-apple.systempreferences:com.apple.Notifications-Settings.extension'],
  ['notices', 'linux', null],
] as const)('the page for %s on %s is %s', (page, platform, address) => {
  expect(systemPageOf(page, platform)).toBe(address);
});
