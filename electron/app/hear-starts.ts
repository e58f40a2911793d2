// Hears every start of the program, the first one included, from before the app is ready.
import { app, clipboard } from 'electron';
import { jobIdIn } from '../shortcut/job-id-in.ts';
import { createStarts, startKindOf, type StartKind, type Starts } from './starts.ts';

/** What a start asks for; with `cancel-by-id`, the job ID that was in the clipboard then, or null. */
export interface Start {
  readonly kind: StartKind;
  readonly jobId: string | null;
}

/** A clipboard whose owner does not answer must not hold up what comes after; ms. */
const CLIPBOARD_MS = 1000;

/** Of all that may lie in the clipboard, a job ID alone is passed on. */
const copiedJobId = async (): Promise<string | null> => {
  // Electron 33 answers at once, 45 by a promise.
  const reading = Promise.resolve(clipboard.readText()).catch(() => '');
  const limit = new Promise<string>((resolve) => setTimeout(resolve, CLIPBOARD_MS, '').unref());
  return jobIdIn(await Promise.race([reading, limit]));
};

/** macOS hands a login item no arguments. */
export const startsHidden = (): boolean =>
  startKindOf(process.argv) === 'hidden' ||
  (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);

export const cancelByIdStart = async (): Promise<Start> => ({
  kind: 'cancel-by-id',
  jobId: await copiedJobId(),
});

const readStart = async (kind: StartKind): Promise<Start> =>
  kind === 'cancel-by-id' ? cancelByIdStart() : { kind, jobId: null };

/** Call it once, where this is the only running instance. */
export const hearStarts = (): Starts<Start> => {
  const starts = createStarts<Start>();
  const first = (): StartKind => (startsHidden() ? 'hidden' : startKindOf(process.argv));
  starts.add(app.whenReady().then(() => readStart(first())));
  app.on('second-instance', (_event, words) => starts.add(readStart(startKindOf(words))));
  return starts;
};
