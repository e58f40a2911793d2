// Main's side of the IPC, and the only file that imports ipcMain. dispatch.ts handles the requests.
import { ipcMain, type WebContents } from 'electron';
import { limitedLog } from '../log.ts';
import { dispatch, isOurFrame, type DispatchParts } from './dispatch.ts';
import { channelOf, requestNames, type PushName, type Pushes } from './contract.ts';
import { createFeed, type Feed } from './snapshot-delta.ts';

export interface HandlerParts extends DispatchParts {
  /** Whether this is an address of the app's own page. */
  readonly isOurUrl: (url: string) => boolean;
}

/** Handles every request of the contract from now on. Call it once, before the first window. */
export const registerHandlers = ({ isOurUrl, log, ...answering }: HandlerParts): void => {
  const parts = { ...answering, log: limitedLog(log) };
  for (const name of requestNames)
    ipcMain.handle(channelOf(name), (event, argument: unknown) => {
      const isOurs = (): boolean => isOurFrame(event.senderFrame, isOurUrl);
      return dispatch({ name, argument, isOurs }, parts);
    });
};

/** Pushes to the page. A page that is not there yet sends `follow` when it opens. */
const push = <N extends PushName>(page: WebContents | null, name: N, value: Pushes[N]): void => {
  if (page && !page.isDestroyed()) page.send(channelOf(name), value);
};

/** Pushes snapshots to the page, once it follows. */
export const feedTo = (page: () => WebContents | null): Feed =>
  createFeed({
    push: (change) => push(page(), 'snapshot', change),
    later: (act) => void setImmediate(act),
  });
