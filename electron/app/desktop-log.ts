// What the desktop gives the app, in the log: each answer that is another than the last. Knows no Electron.
import { isDeepStrictEqual } from 'node:util';
import type { Fact, Log } from '../log.ts';
import type { DesktopView } from '../snapshot.ts';

const factsOf = (view: DesktopView): Readonly<Record<string, Fact>> => ({
  tray: !view.trayMissing,
  shortcut: view.shortcut,
  notices: view.noNotices === undefined,
  screenLock: view.noScreenLock !== true,
});

export const createDesktopLog = (log: Log): ((view: DesktopView) => void) => {
  let last: unknown = null;
  return (view) => {
    const facts = factsOf(view);
    if (isDeepStrictEqual(facts, last)) return;
    last = facts;
    log('desktop', facts);
  };
};
