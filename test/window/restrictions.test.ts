// What the page may load. Since version 42, Electron asks about the page's own files, too.
import { expect, it, describe } from 'vitest';
import type { Session } from 'electron';
import { createAddresses } from '../../electron/window/page-address.ts';
import { restrictSession, disableBackgroundNetwork } from '../../electron/window/restrictions.ts';

type Answer = (response: { cancel?: boolean }) => void;
type BeforeRequest = (details: { url: string }, answer: Answer) => void;

/** A session that filters requests. @returns whether a request is allowed */
const guarded = (devUrl: string | null): ((url: string) => boolean) => {
  let before: BeforeRequest = () => undefined;
  const nothing = (): void => undefined;
  const session = {
    setPermissionRequestHandler: nothing,
    setPermissionCheckHandler: nothing,
    setDevicePermissionHandler: nothing,
    on: nothing,
    webRequest: { onBeforeRequest: (listener: BeforeRequest) => (before = listener) },
  };
  restrictSession(session as unknown as Session, createAddresses(devUrl));
  return (url) => {
    let isCancelled: boolean | undefined;
    before({ url }, ({ cancel }) => (isCancelled = cancel));
    return isCancelled === false;
  };
};

it.each([
  'app://casjobs-tray/index.html',
  'app://casjobs-tray/assets/index-B7x_a-9.js',
  'app://casjobs-tray/assets/index-C1.css',
  'app://casjobs-tray/assets/sql-a.b.js?v=1',
])('allows the page its own %s', (url) => {
  expect(guarded(null)(url)).toBe(true);
});

it.each([
  'https://example.org/',
  'http://127.0.0.1:8642/',
  'file:///etc/passwd',
  'ws://localhost:5173/',
  'app://elsewhere/index.html',
  'devtools://devtools/bundled/inspector.html',
])('denies the page %s', (url) => {
  expect(guarded(null)(url)).toBe(false);
});

/** Like Chromium's command line: the last value of a switch counts. */
const commandLineOf = (given: Readonly<Record<string, string>>) => {
  const values = new Map(Object.entries(given));
  return {
    values,
    appendSwitch: (name: string, value = '') => void values.set(name, value),
    getSwitchValue: (name: string) => values.get(name) ?? '',
  };
};

describe('background networking of Chromium', () => {
  it('keeps the features that the user has turned off', () => {
    const line = commandLineOf({ 'disable-features': 'Vulkan,WaylandFractionalScaleV1' });
    disableBackgroundNetwork(line);
    const off = line.getSwitchValue('disable-features').split(',');
    expect(off).toEqual(expect.arrayContaining(['Vulkan', 'WaylandFractionalScaleV1']));
    expect(off).toContain('MediaRouter');
    expect(off).not.toContain('');
  });

  it('turns off component updates and own requests', () => {
    const line = commandLineOf({});
    disableBackgroundNetwork(line);
    expect([...line.values.keys()]).toEqual(
      expect.arrayContaining(['disable-background-networking', 'disable-component-update']),
    );
    expect(line.getSwitchValue('disable-features').startsWith(',')).toBe(false);
  });
});
