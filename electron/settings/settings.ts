// The settings' schema, limits and defaults, without Node, because the page reads these types. settings-store.ts has the file.
// They never contain a secret or a WSID.
import * as v from 'valibot';

/**
 * A global shortcut, as Electron writes it: two or more of the modifiers in this order, then a letter, a digit
 * or a function key. One modifier alone would take, say, Ctrl+C from every other program.
 */
const shortcutForm =
  /^(?=(?:[A-Za-z]+\+){2})(?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?(?:Meta\+)?(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4]))$/;

/** A proxy, as electron/network reads it from what is typed; it holds no user name and no password. */
const proxyForm = /^(?:https?|socks[45]):\/\/(?:\[[0-9a-f:.]+\]|[^\s:/@[\]]{1,255}):\d{1,5}$/i;

/** Of a program's path and all its arguments together, with their quotes. */
export const MOST_OF_COMMAND = 3_000;
export const MOST_ARGUMENTS = 50;

/** What breaks a line or turns the text around it: the user must read a command line as it is run. */
const hidden = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

export const isCommandPart = (text: string): boolean => !hidden.test(text);

const commandPart = v.pipe(v.string(), v.maxLength(MOST_OF_COMMAND), v.check(isCommandPart));

export const programSchema = v.object({
  isOn: v.boolean(),
  /** Absolute. */
  path: v.pipe(v.string(), v.nonEmpty(), v.maxLength(MOST_OF_COMMAND), v.check(isCommandPart)),
  arguments: v.pipe(v.array(commandPart), v.maxLength(MOST_ARGUMENTS)),
});

export const settingsSchema = v.object({
  theme: v.picklist(['system', 'light', 'dark']),
  keepInTray: v.boolean(),
  /** Whether the user wants start at login; the system tells whether it is on. */
  startAtLogin: v.boolean(),
  /** Opens `Cancel by ID…` from any program, for example `Ctrl+Shift+K`; null: none. */
  shortcut: v.nullable(v.pipe(v.string(), v.regex(shortcutForm))),
  /** The user was told that this desktop shows no tray icons. */
  dismissedNoTray: v.boolean(),
  /** The user was told that this system shows no notifications. */
  dismissedNoNotifications: v.boolean(),
  /** Windows: the user was told where the app is when its window is closed. */
  dismissedInTray: v.boolean(),
  /** Polls every ten minutes while nothing is watched and no window is open. */
  backgroundChecks: v.boolean(),
  /** Looks for new versions once a week; null: the user has not decided yet, so it does not. */
  checksForUpdates: v.nullable(v.boolean()),
  notices: v.object({
    /** Outcomes of a cancel. */
    cancelling: v.boolean(),
    /** Ends of jobs that are watched until done. */
    done: v.boolean(),
    /** Rejected credentials and the like. */
    problems: v.boolean(),
  }),
  /** How the services are reached. */
  network: v.object({
    /** `system`: by the proxies that the system names; `custom`: by `address`. */
    proxy: v.picklist(['system', 'none', 'custom']),
    /** `http://host:port`, https, socks5 or socks4; empty if none was typed. */
    address: v.union([v.literal(''), v.pipe(v.string(), v.regex(proxyForm))]),
    /** The PEM file of the user's own certificates. */
    certificateFile: v.nullable(v.pipe(v.string(), v.maxLength(4096))),
  }),
  /** When accounts can be changed only after the user has confirmed who they are. */
  lock: v.object({
    /** Minutes without use of the window; 0: never. */
    afterMinutes: v.picklist([0, 1, 5, 15, 60]),
    /** With the screen of the system. */
    withScreen: v.boolean(),
    /** Whether jobs can be cancelled all the same. */
    letsCancel: v.boolean(),
  }),
  /**
   * The program that runs for each outcome; null: none was chosen. Of a program that is not understood in full, nothing
   * runs.
   */
  program: v.nullable(programSchema),
});

export type Settings = v.InferOutput<typeof settingsSchema>;

export const defaultSettings: Settings = {
  theme: 'system',
  keepInTray: true,
  startAtLogin: false,
  shortcut: null,
  dismissedNoTray: false,
  dismissedNoNotifications: false,
  dismissedInTray: false,
  backgroundChecks: true,
  checksForUpdates: null,
  notices: { cancelling: true, done: true, problems: true },
  network: { proxy: 'system', address: '', certificateFile: null },
  lock: { afterMinutes: 0, withScreen: false, letsCancel: true },
  program: null,
};

const minutes = settingsSchema.entries.lock.entries.afterMinutes.options;

/**
 * The lock, if a part of it is not understood: never less strict than what the user chose. Minutes that are not a choice
 * of this version become the next shorter choice.
 */
export const closedLock = (lock: unknown): Settings['lock'] => {
  const chosen =
    typeof lock === 'object' && lock !== null && 'afterMinutes' in lock ? lock.afterMinutes : null;
  const most = typeof chosen === 'number' ? chosen : 0;
  const afterMinutes = minutes.findLast((choice) => choice <= most && choice > 0) ?? 1;
  return { afterMinutes, withScreen: true, letsCancel: false };
};
