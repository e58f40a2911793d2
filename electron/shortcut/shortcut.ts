// `Cancel by ID` from any program: the global shortcut, and the job ID that the user has copied there. Electron's parts are
// passed in.
import type { DesktopView } from '../core/view-model/snapshot.ts';
import type { JobId } from '../casjobs/job.ts';
import { readTypedIds } from '../casjobs/parse-job-ids.ts';

interface ShortcutParts {
  /** Returns false or throws if the system refuses, mostly because another program has these keys. */
  readonly register: (keys: string, act: () => void) => boolean;
  readonly unregister: (keys: string) => void;
  readonly act: () => void;
  readonly changed: () => void;
  /** How this desktop gives global shortcuts: at once, after asking the user, or not at all. */
  readonly desktop: () => 'plain' | 'asking' | 'closed';
}

export interface Shortcut {
  /** Registers these keys instead of the previous ones; null for none. */
  follow(keys: string | null): void;
  state(): DesktopView['shortcut'];
  close(): void;
}

export const createShortcut = (parts: ShortcutParts): Shortcut => {
  const { register, unregister, act, changed, desktop } = parts;
  let wanted: string | null = null;
  let isHeld = false;
  const release = (): void => {
    if (wanted !== null && isHeld) unregister(wanted);
    isHeld = false;
  };
  const take = (keys: string): boolean => {
    try {
      // With a Wayland portal Electron's `unregister` does nothing, so previous keys still call this. `unregisterAll` is no
      // alternative: Electron then crashes at the next press.
      return register(keys, () => {
        if (keys === wanted) act();
      });
    } catch {
      return false;
    }
  };
  return {
    follow: (keys) => {
      if (keys === wanted) return;
      release();
      wanted = keys;
      isHeld = keys !== null && take(keys);
      changed();
    },
    state: () => {
      if (wanted === null) return 'off';
      if (desktop() === 'closed') return 'closed';
      // Only a desktop that gives shortcuts at once can have given one to another program.
      if (desktop() === 'asking') return isHeld ? 'asked' : 'closed';
      return isHeld ? 'held' : 'refused';
    },
    close: () => {
      release();
      wanted = null;
    },
  };
};

/** The Darwin of macOS 26. */
const FIRST_TO_ASK = 25;

/**
 * Whether the system asks the user each time a program reads the clipboard (`NSPasteboard.accessBehavior`), as from macOS
 * 26 on. Pasting by hand needs no permission.
 * @param release of the system, from `os.release()`
 */
export const asksBeforeReading = (platform: NodeJS.Platform, release: string): boolean =>
  platform === 'darwin' && Number.parseInt(release, 10) >= FIRST_TO_ASK;

export interface ClipboardParts {
  readonly platform: NodeJS.Platform;
  readonly release: string;
  /** Electron 33 answers at once, 45 by a promise. */
  readonly readText: () => string | Promise<string>;
}

/** How long a clipboard whose owner does not answer is waited for; ms. */
const CLIPBOARD_MS = 1000;

/** The job ID in the clipboard; null if it contains anything else. */
export const copiedJobId = async (parts: ClipboardParts): Promise<JobId | null> => {
  if (asksBeforeReading(parts.platform, parts.release)) return null;
  const reading = Promise.resolve()
    .then(() => parts.readText())
    .catch(() => '');
  const limit = new Promise<string>((resolve) => setTimeout(resolve, CLIPBOARD_MS, '').unref());
  return jobIdIn(await Promise.race([reading, limit]));
};

/** The address of a job's page is shorter; a clipboard may contain a book. */
const MOST_CHARACTERS = 300;

/** The job ID in a text; null if the text is not clearly one ID. */
export const jobIdIn = (text: string): JobId | null => {
  if (text.length > MOST_CHARACTERS) return null;
  const read = readTypedIds(text);
  return read.kind === 'ids' && read.jobIds.length === 1 ? (read.jobIds[0] ?? null) : null;
};
