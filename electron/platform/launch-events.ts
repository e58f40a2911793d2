// Hears every start of the program, the first one included, from before the app is ready.
import os from 'node:os';
import { app, clipboard } from 'electron';
import { copiedJobId } from '../shortcut/copied-job-id.ts';
import {
  createLaunchRequests,
  launchKindOf,
  type LaunchKind,
  type LaunchRequests,
} from './launch-requests.ts';

/** What a start asks for; with `cancel-by-id`, the job ID that was read from the clipboard then, or null. */
export interface Launch {
  readonly kind: LaunchKind;
  readonly jobId: string | null;
}

/** macOS hands a login item no arguments. */
export const startsHidden = (): boolean =>
  launchKindOf(process.argv) === 'hidden' ||
  (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);

export const cancelByIdLaunch = async (): Promise<Launch> => ({
  kind: 'cancel-by-id',
  jobId: await copiedJobId({
    platform: process.platform,
    release: os.release(),
    readText: () => clipboard.readText(),
  }),
});

const readStart = async (kind: LaunchKind): Promise<Launch> =>
  kind === 'cancel-by-id' ? cancelByIdLaunch() : { kind, jobId: null };

/** Call it once, where this is the only running instance. */
export const listenForLaunches = (): LaunchRequests<Launch> => {
  const starts = createLaunchRequests<Launch>();
  const first = (): LaunchKind => (startsHidden() ? 'hidden' : launchKindOf(process.argv));
  starts.add(app.whenReady().then(() => readStart(first())));
  app.on('second-instance', (_event, words) => starts.add(readStart(launchKindOf(words))));
  return starts;
};
