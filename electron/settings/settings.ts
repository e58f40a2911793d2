// The settings and their limits: what may stand in settings.json. No secret and no WSID ever does.
import * as v from 'valibot';

/**
 * Keys for everywhere, as Electron writes them: two or more of the modifiers in this order, then a letter, a digit
 * or a function key. One modifier alone would take, say, Ctrl+C from every other program.
 */
const shortcutForm =
  /^(?=(?:[A-Za-z]+\+){2})(?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?(?:Meta\+)?(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4]))$/;

/** A proxy, as electron/network reads it from what is typed; it holds no user name and no password. */
const proxyForm = /^(?:https?|socks[45]):\/\/(?:\[[0-9a-f:.]+\]|[^\s:/@[\]]{1,255}):\d{1,5}$/i;

export const settingsSchema = v.object({
  theme: v.picklist(['system', 'light', 'dark']),
  keepInTray: v.boolean(),
  /** Whether start at login is wanted; whether it holds, the system says. */
  startAtLogin: v.boolean(),
  /** Opens `Cancel by ID…` from any program, for example `Ctrl+Shift+K`; null: none. */
  shortcut: v.nullable(v.pipe(v.string(), v.regex(shortcutForm))),
  /** The person has been told that this desktop shows no tray icons. */
  toldNoTray: v.boolean(),
  /** The person has been told that this system shows no notices. */
  toldNoNotices: v.boolean(),
  /** Windows: the person has been told where the app goes on when its window is closed. */
  toldInTray: v.boolean(),
  /** Polls every ten minutes while nothing is watched and no window is open. */
  idleLooks: v.boolean(),
  notices: v.object({
    /** Outcomes of a cancel. */
    cancelling: v.boolean(),
    /** Ends of jobs that are watched until done. */
    done: v.boolean(),
    /** Rejected credentials and the like. */
    trouble: v.boolean(),
  }),
  /** How the services are reached. */
  network: v.object({
    /** `system`: by the proxies that the system names; `custom`: by `address`. */
    proxy: v.picklist(['system', 'none', 'custom']),
    /** `http://host:port`, https, socks5 or socks4; empty where none was ever typed. */
    address: v.union([v.literal(''), v.pipe(v.string(), v.regex(proxyForm))]),
    /** The PEM file of the user's own certificates. */
    certificateFile: v.nullable(v.pipe(v.string(), v.maxLength(4096))),
  }),
  /** When accounts can be changed only after their person was asked for. */
  lock: v.object({
    /** Minutes without use of the window; 0: never. */
    afterMinutes: v.picklist([0, 1, 5, 15, 60]),
    /** With the screen of the system. */
    withScreen: v.boolean(),
    /** Whether jobs can be cancelled all the same. */
    letsCancel: v.boolean(),
  }),
});

export type Settings = v.InferOutput<typeof settingsSchema>;

export const defaultSettings: Settings = {
  theme: 'system',
  keepInTray: true,
  startAtLogin: false,
  shortcut: null,
  toldNoTray: false,
  toldNoNotices: false,
  toldInTray: false,
  idleLooks: true,
  notices: { cancelling: true, done: true, trouble: true },
  network: { proxy: 'system', address: '', certificateFile: null },
  lock: { afterMinutes: 0, withScreen: false, letsCancel: true },
};

const minutes = settingsSchema.entries.lock.entries.afterMinutes.options;

/**
 * What stands in for parts of a lock that are not understood: never less than what its person chose. For minutes that
 * are no choice here, the next shorter choice.
 */
export const closedLock = (lock: unknown): Settings['lock'] => {
  const chosen =
    typeof lock === 'object' && lock !== null && 'afterMinutes' in lock ? lock.afterMinutes : null;
  const most = typeof chosen === 'number' ? chosen : 0;
  const afterMinutes = minutes.findLast((choice) => choice <= most && choice > 0) ?? 1;
  return { afterMinutes, withScreen: true, letsCancel: false };
};
