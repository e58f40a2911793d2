// The page's side of the IPC, over any transport. Only the contract's names pass.
import { channelOf, pushNames, requestNames, type Bridge } from './contract.ts';

/** The transport: Electron's IPC in the app, a plain function in tests. */
export interface Transport {
  readonly invoke: (channel: string, argument: unknown) => Promise<unknown>;
  /** Passes on each value, and nothing else of the event. @returns a function that stops it */
  /** The path of a file that the user dropped on the page; empty for one that a script made. Throws if it is not a file. */
  readonly pathOf: (file: unknown) => string;
  readonly subscribe: (channel: string, listener: (value: unknown) => void) => () => void;
}

/** Makes `window.casjobs`. A name that the contract does not have rejects or throws, and nothing is sent. */
export const createClient = ({ invoke, pathOf, subscribe }: Transport): Bridge => {
  const ask = async (name: (typeof requestNames)[number], argument?: unknown): Promise<unknown> => {
    if (!requestNames.includes(name)) throw new Error('no-such-request');
    // So the page can only name a file that the user has dropped on it.
    const said = name === 'read-import' ? { path: pathOf(argument) } : argument;
    return invoke(channelOf(name), said);
  };
  const listen = (
    name: (typeof pushNames)[number],
    listener: (value: unknown) => void,
  ): (() => void) => {
    if (!pushNames.includes(name)) throw new Error('no-such-push');
    return subscribe(channelOf(name), (value) => listener(value));
  };
  // Main is trusted: its values are typed by the same contract.
  return { ask, listen } as Bridge;
};
