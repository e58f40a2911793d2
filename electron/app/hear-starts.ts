// Hears every start of the program, the first one included, from before the app is ready.
import os from 'node:os';
import { app, clipboard } from 'electron';
import { copiedJobId } from '../shortcut/copied-job-id.ts';
import { createStarts, startKindOf, type StartKind, type Starts } from './starts.ts';

/** What a start asks for; with `cancel-by-id`, the job ID that was read from the clipboard then, or null. */
export interface Start {
  readonly kind: StartKind;
  readonly jobId: string | null;
}

/** macOS hands a login item no arguments. */
export const startsHidden = (): boolean =>
  startKindOf(process.argv) === 'hidden' ||
  (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);

export const cancelByIdStart = async (): Promise<Start> => ({
  kind: 'cancel-by-id',
  jobId: await copiedJobId({
    ...{ platform: process.platform, release: os.release() },
    readText: () => clipboard.readText(),
  }),
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
