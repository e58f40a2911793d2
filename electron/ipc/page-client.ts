// The page's end of the lines to main, over any transport. Only the contract's names pass.
import { channelOf, pushNames, requestNames, type Bridge } from './contract.ts';

/** What carries the lines: Electron's in the app, a plain function in tests. */
export interface Transport {
  readonly invoke: (channel: string, argument: unknown) => Promise<unknown>;
  /** Hands over each value and nothing else of the event; the answer stops it. */
  /** The path of a file that a person dropped on the page; empty for one that a script made. Throws for no file. */
  readonly pathOf: (file: unknown) => string;
  readonly subscribe: (channel: string, listener: (value: unknown) => void) => () => void;
}

/** Makes `window.casjobs`. A name that the contract does not have rejects or throws, and nothing is sent. */
export const createClient = ({ invoke, pathOf, subscribe }: Transport): Bridge => {
  const ask = async (name: (typeof requestNames)[number], argument?: unknown): Promise<unknown> => {
    if (!requestNames.includes(name)) throw new Error('no-such-request');
    // So a page can name no file but one that its person has handed to it.
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
  // Main is the one side that is believed: what it says is typed by the same contract that made it.
  return { ask, listen } as Bridge;
};
