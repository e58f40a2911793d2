// Whether this Linux desktop shows tray icons. GNOME does so with an extension only, and says nothing to a program
// whose icon it does not show (https://github.com/electron/electron/issues/10427).
import type { SessionBus } from './session-bus.ts';

export interface TrayHost {
  /** `unknown` until the desktop has answered, and while its panel may still be starting. */
  state(): TrayHostState;
  close(): void;
}

export type TrayHostState = 'unknown' | 'there' | 'missing';

export interface TrayHostParts {
  readonly bus: SessionBus;
  readonly changed: () => void;
  /** A panel starts after the programs of its session, or restarts; ms until its absence is believed. */
  readonly graceMs: number;
}

const watcher = {
  name: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
  face: 'org.kde.StatusNotifierWatcher',
};

/** Asks now, and again whenever the desktop says that something has changed. */
export const watchTrayHost = ({ bus, changed, graceMs }: TrayHostParts): TrayHost => {
  let known: TrayHostState = 'unknown';
  let patience: NodeJS.Timeout | null = null;
  const learn = (next: TrayHostState): void => {
    if (patience) clearTimeout(patience);
    patience = null;
    if (next === known) return;
    known = next;
    changed();
  };
  const ask = async (): Promise<void> => {
    const isThere = (await bus.property(watcher, 'IsStatusNotifierHostRegistered')) === true;
    if (isThere) learn('there');
    else patience ??= setTimeout(() => learn('missing'), graceMs).unref();
  };
  const askAgain = (): void => void ask();
  bus.hear(`arg0='${watcher.name}'`, 'NameOwnerChanged', askAgain);
  bus.hear(`interface='${watcher.face}'`, 'StatusNotifierHostRegistered', askAgain);
  bus.hear(`interface='${watcher.face}'`, 'StatusNotifierHostUnregistered', askAgain);
  askAgain();
  return {
    state: () => known,
    close: () => {
      if (patience) clearTimeout(patience);
      bus.close();
    },
  };
};
