// The settings and their limits: what may stand in settings.json. No secret and no WSID ever does.
import * as v from 'valibot';

/**
 * Keys for everywhere, as Electron writes them: two or more of the modifiers in this order, then a letter, a digit
 * or a function key. One modifier alone would take, say, Ctrl+C from every other program.
 */
const shortcutForm =
  /^(?=(?:[A-Za-z]+\+){2})(?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?(?:Meta\+)?(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4]))$/;

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
  /** Looks every ten minutes while nothing is watched and no window is open. */
  idleLooks: v.boolean(),
  notices: v.object({
    /** Outcomes of a cancel. */
    cancelling: v.boolean(),
    /** Ends of jobs that are watched until done. */
    done: v.boolean(),
    /** Rejected credentials and the like. */
    trouble: v.boolean(),
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
