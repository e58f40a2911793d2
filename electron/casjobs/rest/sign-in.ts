// The login of SciServer: a token for a user name and password, and its end. Sends one request each time, and repeats none.
// Source: opensciserver, login-portal (ApiControllerV2, AuthenticationService, UiController).
import { notFromCasJobs } from '../check-response.ts';
import { CasJobsError } from '../errors.ts';
import { codeOfHost, ClassifiedError } from '../faults.ts';
import { readReply } from '../guarded.ts';
import { sendRequest, type HttpAnswer, type RequestOrder } from '../transport.ts';
import { checkReply, messageOf, TokenRefused } from './rest-faults.ts';

/** Where a token is asked for, and how. */
export interface LoginDoor {
  /** For example `https://apps.sciserver.org/login-portal`. */
  readonly portal: string;
  readonly timeoutMs: number;
  readonly limits: Pick<RequestOrder, 'maxBytes' | 'route' | 'userAgent'>;
}

export interface LoginPair {
  readonly userName: string;
  readonly password: string;
}

/**
 * Asks for a token.
 * @param onConnected called right before the password is sent: from then on the login counts the try
 * @throws CasJobsError `credentials-rejected` for a wrong user name or password; `sign-in-locked`; those of a request
 */
export const signIn = async (
  door: LoginDoor,
  { userName, password }: LoginPair,
  onConnected: () => void,
): Promise<string> => {
  const answer = await sendRequest({
    ...door.limits,
    timeoutMs: door.timeoutMs,
    url: `${door.portal}/api/auth`,
    headers: { 'Content-Type': 'application/json', Accept: 'text/plain' },
    body: JSON.stringify({ username: userName, password }),
    onConnected,
  });
  return readReply(answer, tokenIn);
};

/** Ends a token at the service. Nobody waits for long: what fails ends by itself within a day. */
export const signOut = async (door: LoginDoor, token: string): Promise<void> => {
  await sendRequest({
    ...door.limits,
    timeoutMs: Math.min(door.timeoutMs, SIGN_OUT_MS),
    method: 'GET',
    url: `${door.portal}/logout`,
    headers: { Cookie: `portalCookie=${token}` },
    body: null,
  });
};

const SIGN_OUT_MS = 10_000;

/** Keystone writes base64url; whatever else it may be, it fits into a header and a cookie. */
const TOKEN = /^[\w.~+/=:-]{1,4096}$/;

const tokenIn = (answer: HttpAnswer): string => {
  const { status, text } = answer;
  const lockedMs = status >= 400 ? lockedForMs(text) : null;
  if (lockedMs !== null) throw new CasJobsError('sign-in-locked', messageOf(text), lockedMs);
  if (status === 401) throw new CasJobsError('credentials-rejected');
  checkedSignIn(answer);
  const token = text.trim().replace(/^"(.*)"$/s, '$1');
  if (TOKEN.test(token)) return token;
  throw notFromCasJobs(answer, 'It is not a token.');
};

/** An error of the login says nothing about the password: only a plain 401 does. */
const checkedSignIn = (answer: HttpAnswer): void => {
  try {
    checkReply(answer, false);
  } catch (error) {
    const isOfService = error instanceof ClassifiedError && error.code === 'service-fault';
    // Keystone was not there, or said something that the login did not expect.
    if (!isOfService || error instanceof TokenRefused || answer.status !== 500) throw error;
    throw new ClassifiedError(codeOfHost(answer.status, error.text) ?? 'passing-fault', error.text);
  }
};

/** `Maximum number of login attempts reached. Please try again in 8 minutes.` */
const lockedForMs = (text: string): number | null => {
  if (!/\bmaximum number of login attempts\b/i.test(text.slice(0, MOST_SEARCHED))) return null;
  const minutes = Number(/\btry again in (\d{1,4}) min/i.exec(text)?.[1] ?? LOCKED_MINUTES);
  return Math.min(MOST_LOCKED_MINUTES, Math.max(1, minutes)) * 60_000;
};

const MOST_SEARCHED = 20_000;
/** The default of the login, where it names no time. */
const LOCKED_MINUTES = 10;
const MOST_LOCKED_MINUTES = 60;
