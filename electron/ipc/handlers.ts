// What is done at each request: what it accepts, and the function that does it. Knows no Electron and no room;
// the functions are handed in.
import {
  requestNames,
  type Argument,
  type Commands,
  type Reply,
  type RequestName,
} from './contract.ts';
import { schemas, type Schema } from './schemas.ts';

export type Run<N extends RequestName> = (argument: Argument<N>) => Reply<N> | Promise<Reply<N>>;

export interface Handler<N extends RequestName> {
  readonly accepts: Schema<N>;
  readonly run: Run<N>;
}
export type Handlers = { readonly [N in RequestName]: Handler<N> };

/** Puts each function behind its guard. A function that is missing does not compile. */
export const createHandlers = (run: Commands): Handlers =>
  // The names get lost in fromEntries; `run` and `guards` are checked to have every one.
  Object.fromEntries(
    requestNames.map((name) => [name, { accepts: schemas[name], run: run[name] }]),
  ) as unknown as Handlers;
