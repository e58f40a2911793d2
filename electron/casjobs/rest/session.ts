// The token of one user name and password: when it is asked for, and when not.
//
// Three wrong tries lock an account for ten minutes, also at the website. So a login that was refused is not repeated; one
// of unknown fate is repeated once, and then not before ten minutes have passed; and calls that need a token at the same
// time share one login.
import { CasJobsError } from '../errors.ts';
import { TokenRefused } from './rest-faults.ts';
import { signIn, signOut, type LoginDoor, type LoginPair } from './sign-in.ts';

/** Tokens last a day. */
const RENEW_AFTER_MS = 20 * 60 * 60_000;
/** How long the login counts tries. */
const TRIES_COUNT_MS = 10 * 60_000;
/** Tries of unknown fate within that time; one of the three is left to the user. */
const MOST_TRIES = 2;
/** A new token that was refused will not be helped by another one. */
const NO_RENEWAL_MS = 5 * 60_000;
/** The longest time that an error names (errors.ts). */
const LONGEST_REST_MS = 10 * 60_000;

export interface Login extends LoginPair {
  readonly door: LoginDoor;
}

export interface Session {
  /**
   * Runs a call with a token; once more with a new one if it is refused.
   * @throws CasJobsError of the login or of the call
   */
  run<T>(login: Login, call: (token: string) => Promise<T>): Promise<T>;
  /** Revokes the token, also one that is still to come. Never rejects. */
  end(door: LoginDoor): Promise<void>;
  /** Whether something would be lost with this memory. */
  isHolding(): boolean;
}

type Standing =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly token: string; readonly since: number }
  | Closed;

/** Nothing is sent until then. */
interface Closed {
  readonly kind: 'closed';
  readonly until: number;
  readonly error: CasJobsError;
}

/** @param now ms, by a clock that nobody sets */
export const createTokenSession = (now: () => number): Session => {
  let connection: Standing = { kind: 'none' };
  let pending: Promise<string> | null = null;
  /** When the tries of unknown fate were sent. */
  let tries: readonly number[] = [];
  let newRefusedAt = -Infinity;
  let isEnded = false;

  const close = (error: CasJobsError, until: number): CasJobsError => {
    connection = { kind: 'closed', until, error };
    return stillClosed(connection, now());
  };

  const afterFailure = (error: unknown, isSent: boolean): unknown => {
    if (!(error instanceof CasJobsError)) return error;
    if (error.code === 'credentials-rejected') return close(error, Infinity);
    if (error.code === 'sign-in-locked')
      return close(error, now() + (error.retryAfterMs ?? TRIES_COUNT_MS));
    // A login that was not reached has counted nothing.
    if (!isSent) return error;
    tries = [...tries.filter((at) => now() - at < TRIES_COUNT_MS), now()];
    const [first = now()] = tries;
    return tries.length < MOST_TRIES ? error : close(error, first + TRIES_COUNT_MS);
  };

  const begin = async (login: Login): Promise<string> => {
    let isSent = false;
    try {
      const token = await signIn(login.door, login, () => (isSent = true));
      connection = { kind: 'open', token, since: now() };
      tries = [];
      if (isEnded) void revoke(login.door);
      return token;
    } catch (error) {
      throw afterFailure(error, isSent);
    } finally {
      pending = null;
    }
  };

  const revoke = async (door: LoginDoor): Promise<void> => {
    // Where it fails the token ends by itself.
    if (connection.kind === 'open') await signOut(door, connection.token).catch(() => undefined);
  };

  const tokenFor = (login: Login): Promise<string> => {
    if (connection.kind === 'open' && now() - connection.since < RENEW_AFTER_MS)
      return Promise.resolve(connection.token);
    if (connection.kind === 'closed' && now() < connection.until)
      return Promise.reject(stillClosed(connection, now()));
    pending ??= begin(login);
    return pending;
  };

  return {
    run: async (login, call) => {
      const token = await tokenFor(login);
      try {
        return await call(token);
      } catch (error) {
        const mayRenew = now() - newRefusedAt >= NO_RENEWAL_MS;
        if (!(error instanceof TokenRefused) || !mayRenew) throw error;
      }
      // Another call may have renewed it meanwhile.
      if (connection.kind === 'open' && connection.token === token) connection = { kind: 'none' };
      const renewed = await tokenFor(login);
      try {
        return await call(renewed);
      } catch (error) {
        if (error instanceof TokenRefused) newRefusedAt = now();
        throw error;
      }
    },
    end: (door) => {
      isEnded = true;
      return revoke(door);
    },
    isHolding: () => connection.kind !== 'none' || pending !== null || tries.length > 0,
  };
};

/** As it was said then, with the time that is left. */
const stillClosed = ({ until, error }: Closed, now: number): CasJobsError =>
  until === Infinity ? error : error.resting(Math.min(LONGEST_REST_MS, Math.ceil(until - now)));
