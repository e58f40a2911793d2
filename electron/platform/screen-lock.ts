// Whether the screen of a Linux desktop is locked, as reported over D-Bus. Electron reports it only on other systems
// (https://www.electronjs.org/docs/latest/api/power-monitor).
import type { SessionBus } from './session-bus.ts';

export interface ScreenLock {
  /** Whether a connection to the session is open, so that a lock would be noticed. */
  isWatched(): boolean;
  close(): void;
}

interface ScreenLockParts {
  /** `ended` is called when the connection is lost. */
  readonly openBus: (ended: () => void) => Promise<SessionBus>;
  readonly openSystemBus: () => Promise<SessionBus>;
  /** The process whose login session counts. */
  readonly pid: number;
  readonly locked: () => void;
  readonly unlocked: () => void;
  /** `isWatched()` has changed. */
  readonly changed: () => void;
}

/** KDE, XFCE, MATE, Cinnamon and others share one interface, GNOME has its own; the signal is the same. */
const savers = [
  'org.freedesktop.ScreenSaver',
  'org.gnome.ScreenSaver',
  'org.mate.ScreenSaver',
  'org.cinnamon.ScreenSaver',
  'org.xfce.ScreenSaver',
];

const login = {
  name: 'org.freedesktop.login1',
  path: '/org/freedesktop/login1',
  face: 'org.freedesktop.login1.Manager',
};

const daemon = {
  name: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  face: 'org.freedesktop.DBus',
};

/** Times between attempts: a session that was started again needs a moment, and a missing one may never come; ms. */
const REOPEN_MS = 5000;
const MOST_REOPEN_MS = 300_000;

export const watchScreenLock = (parts: ScreenLockParts): ScreenLock => {
  const { changed } = parts;
  const lines = new Set<SessionBus>();
  let isClosed = false;
  let isWatched = false;
  let reopenMs = REOPEN_MS;
  let timer: NodeJS.Timeout | undefined;

  const learn = (is: boolean): void => {
    if (is === isWatched || isClosed) return;
    isWatched = is;
    changed();
  };
  /** Null if the bus can't be opened, or nobody replies. */
  const openLine = async (opening: () => Promise<SessionBus>): Promise<SessionBus | null> => {
    const line = await opening().catch(() => null);
    const isThere = line !== null && (await line.call(daemon, 'GetId')) !== null;
    if (!isThere || isClosed) {
      line?.close();
      return null;
    }
    lines.add(line);
    return line;
  };
  const again = (): void => {
    learn(false);
    if (isClosed) return;
    clearTimeout(timer);
    timer = setTimeout(() => void hearSession(), reopenMs);
    timer.unref();
    reopenMs = Math.min(2 * reopenMs, MOST_REOPEN_MS);
  };
  const hearSession = async (): Promise<void> => {
    // The connection may be lost while it is being opened, for example if nobody listens.
    let line: SessionBus | null = null;
    const ended = (): void => {
      if (line !== null && lines.delete(line)) again();
    };
    line = await openLine(() => parts.openBus(ended));
    if (line === null) {
      again();
      return;
    }
    reopenMs = REOPEN_MS;
    hearSavers(line, parts);
    learn(true);
  };
  void hearSession();
  void openLine(parts.openSystemBus).then((line) => line && hearLogin(line, parts));
  return {
    isWatched: () => isWatched,
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      lines.forEach((line) => line.close());
      lines.clear();
    },
  };
};

type Heard = Pick<ScreenLockParts, 'locked' | 'unlocked' | 'pid'>;

const hearSavers = (line: SessionBus, { locked, unlocked }: Heard): void => {
  for (const face of savers)
    line.listen(`interface='${face}'`, 'ActiveChanged', ([isActive]) => {
      if (isActive === true) locked();
      if (isActive === false) unlocked();
    });
};

/** A screen may be locked by a program that reports it only on the system bus. */
const hearLogin = async (line: SessionBus, { locked, unlocked, pid }: Heard): Promise<void> => {
  const question = { signature: 'u', body: [pid] };
  const [path] = (await line.call(login, 'GetSessionByPID', question)) ?? [];
  if (typeof path !== 'string') {
    line.close();
    return;
  }
  const rule = `sender='${login.name}',interface='org.freedesktop.login1.Session',path='${path}'`;
  line.listen(rule, 'Lock', locked);
  line.listen(rule, 'Unlock', unlocked);
};
