// SciServer's login portal, as the practice service plays it: two ways to get a token for a user name and a password, and
// a way to give the token back. Too many wrong passwords lock a user name for a while.
import { randomBytes } from 'node:crypto';
import { HOUR, MINUTE } from './practice-jobs.ts';
import type { PracticeAccount } from './practice-operations.ts';
import type { HttpReply } from './replies.ts';
import { fieldsOf, parsed } from './rest-values.ts';
import { plainReply, type PracticeRequest } from './server.ts';

export const LOGIN_ROOT = '/login-portal';

/** `Login` is the newer way, which says by 401 that the password is wrong; `KeystoneLogin` the older, which says 500. */
export type PortalCall = 'Login' | 'KeystoneLogin' | 'Logout';

export interface LoginPortal {
  answer(call: PortalCall, request: PracticeRequest): HttpReply;
  /** Whose token it is; null for one that is unknown, expired or revoked. */
  accountOf(token: string): PracticeAccount | null;
}

const TOKEN_LIVES_MS = 24 * HOUR;
const MAX_TRIES = 3;
const LOCKED_MS = 10 * MINUTE;
/** Of user names and of tokens; the oldest is forgotten, because every program of this computer can add some. */
const MAX_KEPT = 1000;
const MAX_NAME = 100;

const paths: ReadonlyMap<string, PortalCall> = new Map([
  [`POST ${LOGIN_ROOT}/api/auth`, 'Login'],
  [`POST ${LOGIN_ROOT}/keystone/v3/tokens`, 'KeystoneLogin'],
  [`GET ${LOGIN_ROOT}/logout`, 'Logout'],
]);

/** Which call of the portal a request is; null for any other request. Its paths are case-sensitive. */
export const portalCallOf = ({ method, url }: PracticeRequest): PortalCall | null =>
  paths.get(`${method} ${url.pathname}`) ?? null;

/** @param now the service's clock, ms since 1970 */
export const createLoginPortal = (
  accounts: readonly PracticeAccount[],
  now: () => number,
): LoginPortal => {
  const tokens = new Map<string, { account: PracticeAccount; until: number }>();
  const tries = createTryCounter(now);

  const newToken = (account: PracticeAccount): string => {
    // As long as SciServer's, and with the beginning that they all have.
    const token = `gAAAAAB${randomBytes(132).toString('base64url')}`;
    keep(tokens, token, { account, until: now() + TOKEN_LIVES_MS });
    return token;
  };

  const logIn = (call: 'Login' | 'KeystoneLogin', body: string): HttpReply => {
    const pair = call === 'Login' ? pairOf(body) : keystonePairOf(body);
    if (pair === null) return portalError('The request has a wrong format.', now());
    const wait = tries.count(pair.name);
    if (wait > 0) return portalError(lockedWords(wait), now());
    const account = accountWith(accounts, pair);
    if (account !== undefined) {
      tries.forget(pair.name);
      const token = newToken(account);
      const reply = plainReply(200, token);
      return call === 'Login'
        ? reply
        : { ...reply, headers: { ...reply.headers, 'X-Subject-Token': token } };
    }
    return call === 'Login'
      ? { status: 401, body: '' }
      : portalError('HTTP/1.1 401 Unauthorized', now());
  };

  return {
    answer: (call, request) => {
      if (call !== 'Logout') return logIn(call, request.body);
      tokens.delete(
        /(?:^|;\s*)portalCookie=([^;\s]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '',
      );
      return plainReply(200, 'You are logged out.');
    },
    accountOf: (token) => {
      const found = tokens.get(token);
      return found !== undefined && now() < found.until ? found.account : null;
    },
  };
};

/** Counts the tries for each user name, whether or not it exists. */
const createTryCounter = (now: () => number) => {
  const names = new Map<string, { count: number; since: number }>();
  const keyOf = (name: string): string => name.slice(0, MAX_NAME).toLowerCase();
  return {
    /** Counts one more try. @returns the ms for which it is refused; 0 if it is not */
    count: (name: string): number => {
      const last = names.get(keyOf(name)) ?? { count: 0, since: now() };
      const current = now() < last.since + LOCKED_MS ? last : { count: 0, since: now() };
      keep(names, keyOf(name), { ...current, count: current.count + 1 });
      return current.count < MAX_TRIES ? 0 : current.since + LOCKED_MS - now();
    },
    forget: (name: string): void => {
      names.delete(keyOf(name));
    },
  };
};

const keep = <T>(map: Map<string, T>, key: string, value: T): void => {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MAX_KEPT && oldest !== undefined) map.delete(oldest);
};

const lockedWords = (waitMs: number): string =>
  'Maximum number of login attempts reached. ' +
  `Please try again in ${Math.ceil(waitMs / MINUTE)} minutes.`;

/** The portal answers every error but the 401 of its newer way like this. */
const portalError = (message: string, time: number): HttpReply => {
  const stackTrace = `java.lang.Exception: ${message}\n\tat org.sciserver.authentication.Login.login(Login.java)`;
  return {
    status: 500,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ error: { message, stackTrace, time } }),
  };
};

interface NameAndPassword {
  readonly name: string;
  readonly password: string;
}

/** As SOAP's GetWebServiceId: the letter case of the user name does not matter. */
const accountWith = (
  accounts: readonly PracticeAccount[],
  { name, password }: NameAndPassword,
): PracticeAccount | undefined =>
  accounts.find(
    (one) => one.userName.toLowerCase() === name.toLowerCase() && one.password === password,
  );

const pairOf = (body: string): NameAndPassword | null => {
  const { username, password } = fieldsOf(parsed(body));
  return pair(username, password);
};

const keystonePairOf = (body: string): NameAndPassword | null => {
  const user = ['auth', 'identity', 'password', 'user'].reduce<unknown>(
    (value, name) => fieldsOf(value)[name],
    parsed(body),
  );
  const { name, password } = fieldsOf(user);
  return pair(name, password);
};

const pair = (name: unknown, password: unknown): NameAndPassword | null =>
  typeof name === 'string' && typeof password === 'string' ? { name, password } : null;
