// Handles a request: checks the sender, then the argument, then calls the handler. The page never gets an error's own text.
// No Electron, so that tests can join it to the page's client.
import { errorNameOf, faultFacts, type Fact, type Log } from '../log.ts';
import { fail, type Failure } from '../result.ts';
import {
  isUserAction,
  type Reply,
  type RequestName,
  requestNames,
  type Argument,
  type Commands,
} from './contract.ts';
import { readArgument, schemas, type Schema } from './schemas.ts';

export interface IncomingRequest<N extends RequestName> {
  readonly name: N;
  readonly argument: unknown;
  /** Whether the app's own page is the sender. It may throw if the frame is gone, which counts as no. */
  readonly isOurs: () => boolean;
}

/** The part of a page's frame that identifies it. */
export interface Frame {
  readonly url: string;
  readonly parent: unknown;
}

/** Only the page itself may send requests, not a frame inside it. */
export const isOurFrame = (frame: Frame | null, isOurUrl: (url: string) => boolean): boolean =>
  frame !== null && frame.parent === null && isOurUrl(frame.url);

export interface DispatchParts {
  readonly handlers: Handlers;
  /** Called for each request that the user has caused. */
  readonly used: () => void;
  readonly log: Log;
}

/**
 * Handles one request. Foreign senders learn nothing, not even from an error: Electron prints each with its stack, and they
 * could send many.
 */
export const dispatch = async <N extends RequestName>(
  { name, argument, isOurs }: IncomingRequest<N>,
  { handlers, used, log }: DispatchParts,
): Promise<Reply<N> | Failure> => {
  if (!holds(isOurs)) {
    log('request-of-a-stranger', { request: name });
    return fail('internal');
  }
  if (isUserAction(name)) used();
  const { accepts, run } = handlers[name];
  const read = readArgument(accepts, argument);
  if (!read.ok) {
    log('request-not-read', { request: name });
    return fail('bad-input', read.why);
  }
  try {
    return await run(read.value);
  } catch (error) {
    log('request-failed', { request: name, ...factsOf(error) });
    return fail('internal');
  }
};

const holds = (question: () => boolean): boolean => {
  try {
    return question();
  } catch {
    return false;
  }
};

/** Errors of this app, whose codes are closed sets; another error's code could be anything. */
const ownErrors = ['CasJobsError', 'VaultError'];

const factsOf = (error: unknown): Readonly<Record<string, Fact>> => {
  const isOwn = error instanceof Error && ownErrors.includes(errorNameOf(error)) && 'code' in error;
  return { ...faultFacts(error), ...(isOwn && { code: String(error.code) }) };
};

export type Run<N extends RequestName> = (argument: Argument<N>) => Reply<N> | Promise<Reply<N>>;

export interface Handler<N extends RequestName> {
  readonly accepts: Schema<N>;
  readonly run: Run<N>;
}
type Handlers = { readonly [N in RequestName]: Handler<N> };

/** Combines each handler with its schema. A missing handler does not compile. */
export const createHandlers = (run: Commands): Handlers =>
  // fromEntries loses the names; the types of the arguments guarantee that there are all of them.
  Object.fromEntries(
    requestNames.map((name) => [name, { accepts: schemas[name], run: run[name] }]),
  ) as unknown as Handlers;
