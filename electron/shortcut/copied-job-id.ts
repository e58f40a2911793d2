// The job ID that its person copied in another program, for a command that begins there. The clipboard is handed in.
import type { JobId } from '../casjobs/job.ts';
import { readTypedIds } from '../casjobs/parse-job-ids.ts';

/** The Darwin of macOS 26. */
const FIRST_TO_ASK = 25;

/**
 * From macOS 26 on the system asks its person each time that a program reads what another one copied
 * (`NSPasteboard.accessBehavior`). Pasting by hand asks nothing.
 * @param release of the system, as `os.release()` has it
 */
export const asksBeforeReading = (platform: NodeJS.Platform, release: string): boolean =>
  platform === 'darwin' && Number.parseInt(release, 10) >= FIRST_TO_ASK;

export interface ClipboardParts {
  readonly platform: NodeJS.Platform;
  readonly release: string;
  /** Electron 33 answers at once, 45 by a promise. */
  readonly readText: () => string | Promise<string>;
}

/** A clipboard whose owner does not answer must not hold up what comes after; ms. */
const CLIPBOARD_MS = 1000;

/** Of all that may lie in the clipboard, a job ID alone is passed on. */
export const copiedJobId = async (parts: ClipboardParts): Promise<JobId | null> => {
  if (asksBeforeReading(parts.platform, parts.release)) return null;
  const reading = Promise.resolve()
    .then(() => parts.readText())
    .catch(() => '');
  const limit = new Promise<string>((resolve) => setTimeout(resolve, CLIPBOARD_MS, '').unref());
  return jobIdIn(await Promise.race([reading, limit]));
};

/** The address of a job's page is not longer; a clipboard may hold a book. */
const MOST_CHARACTERS = 300;

/** Reads a clipboard's text; null where it is not clearly one id, which is then nobody's business. */
export const jobIdIn = (text: string): JobId | null => {
  if (text.length > MOST_CHARACTERS) return null;
  const read = readTypedIds(text);
  return read.kind === 'ids' && read.jobIds.length === 1 ? (read.jobIds[0] ?? null) : null;
};
