// How a request is answered: who speaks, then what is said, then the work. No Electron, so that tests can join it to the
// page's client; the page never gets an error's own words.
import { errorNameOf, type Log } from '../log.ts';
import { fail, type Failure } from '../result.ts';
import {
  isPersonsAct,
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
  /** Whether our own page speaks. It may throw (a frame that is gone): then it does not. */
  readonly isOurs: () => boolean;
}

/** A page's frame, as far as it matters who it is. */
export interface Frame {
  readonly url: string;
  readonly parent: unknown;
}

/** Only the page itself may ask; a frame within it is somebody else's. */
export const isOurFrame = (frame: Frame | null, isOurUrl: (url: string) => boolean): boolean =>
  frame !== null && frame.parent === null && isOurUrl(frame.url);

export interface DispatchParts {
  readonly handlers: Handlers;
  /** Told of each request of our own page behind which there is a person's act. */
  readonly used: () => void;
  readonly log: Log;
}

/**
 * Answers one request. Strangers learn nothing, not even from an error: Electron prints each with its stack, and they
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
  if (isPersonsAct(name)) used();
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

/** The errors of this app, whose codes are closed sets; any other's code could be anything. */
const ownErrors = ['CasJobsError', 'VaultError'];

const factsOf = (error: unknown): { error: string; code?: string } => {
  const name = errorNameOf(error);
  const isOwn = error instanceof Error && ownErrors.includes(name) && 'code' in error;
  return isOwn ? { error: name, code: String(error.code) } : { error: name };
};

export type Run<N extends RequestName> = (argument: Argument<N>) => Reply<N> | Promise<Reply<N>>;

export interface Handler<N extends RequestName> {
  readonly accepts: Schema<N>;
  readonly run: Run<N>;
}
type Handlers = { readonly [N in RequestName]: Handler<N> };

/** Puts each function behind its guard. A function that is missing does not compile. */
export const createHandlers = (run: Commands): Handlers =>
  // The names get lost in fromEntries; `run` and `guards` are checked to have every one.
  Object.fromEntries(
    requestNames.map((name) => [name, { accepts: schemas[name], run: run[name] }]),
  ) as unknown as Handlers;
