// Plain HTTP to the practice service's REST API and its login, as any client may speak it.
import type { PracticeService } from '../../electron/practice/practice-service.ts';
import { practiceAccount } from '../practice-service/controlled-service.ts';

export interface RestAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** The token's header of the older login. */
  readonly subjectToken: string | null;
}

export const send = async (
  url: string,
  method: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<RestAnswer> => {
  const response = await fetch(
    url,
    body === undefined ? { method, headers } : { method, headers, body },
  );
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: await response.text(),
    subjectToken: response.headers.get('x-subject-token'),
  };
};

const { userName, password: rightPassword } = practiceAccount;
const json = { 'Content-Type': 'application/json' };

export const logIn = (
  { loginBase }: PracticeService,
  password = rightPassword,
  username = userName,
): Promise<RestAnswer> =>
  send(`${loginBase}/api/auth`, 'POST', json, JSON.stringify({ username, password }));

/** By the older way, which public clients use. */
export const logInByKeystone = (
  { loginBase }: PracticeService,
  password = rightPassword,
): Promise<RestAnswer> => {
  const user = { name: userName, password };
  const body = JSON.stringify({ auth: { identity: { password: { user } } } });
  return send(`${loginBase}/keystone/v3/tokens`, 'POST', json, body);
};

export const logOut = ({ loginBase }: PracticeService, token: string): Promise<RestAnswer> =>
  send(`${loginBase}/logout`, 'GET', { Cookie: `theme=dark; portalCookie=${token}` });

export type CallRest = (method: string, path: string, body?: unknown) => Promise<RestAnswer>;

/** Calls with a token; a new one if none is given. */
export const restOf = async (practice: PracticeService, token?: string): Promise<CallRest> => {
  const headers = { ...json, 'X-Auth-Token': token ?? (await logIn(practice)).body };
  return (method, path, body) =>
    send(
      practice.restBase + path,
      method,
      headers,
      body === undefined ? undefined : JSON.stringify(body),
    );
};
