// Main's end of the lines to the page; the only file that takes ipcMain. dispatch.ts answers.
import { ipcMain, type WebContents } from 'electron';
import { limitedLog } from '../log.ts';
import { dispatch, isOurFrame, type DispatchParts } from './dispatch.ts';
import { channelOf, requestNames, type PushName, type Pushes } from './contract.ts';
import { createFeed, type Feed } from './snapshot-delta.ts';

export interface HandlerParts extends DispatchParts {
  /** Whether this is an address of the app's own page. */
  readonly isOurUrl: (url: string) => boolean;
}

/** Answers every request of the contract from now on. Call it once, before the first window. */
export const registerHandlers = ({ isOurUrl, log, ...answering }: HandlerParts): void => {
  const parts = { ...answering, log: limitedLog(log) };
  for (const name of requestNames)
    ipcMain.handle(channelOf(name), (event, argument: unknown) => {
      const isOurs = (): boolean => isOurFrame(event.senderFrame, isOurUrl);
      return dispatch({ name, argument, isOurs }, parts);
    });
};

/** Tells the page. One that is gone, or was never there, asks to follow when it comes. */
const push = <N extends PushName>(page: WebContents | null, name: N, value: Pushes[N]): void => {
  if (page && !page.isDestroyed()) page.send(channelOf(name), value);
};

/** Tells the page of snapshots, once it follows. */
export const feedTo = (page: () => WebContents | null): Feed =>
  createFeed({
    push: (change) => push(page(), 'snapshot', change),
    later: (act) => void setImmediate(act),
  });
