// The keychain entry of an account, and its text form.
import * as v from 'valibot';
import { toWsId, type WsId } from '../casjobs/job.ts';

export interface StoredSecret {
  /** Null until the service has been asked for it by the user name. */
  readonly wsId: WsId | null;
  readonly userName: string | null;
  readonly password: string;
}

const stored = v.object({
  wsId: v.nullable(v.string()),
  userName: v.nullable(v.string()),
  password: v.string(),
});

export const writtenSecret = (secret: StoredSecret): string => JSON.stringify(secret);

/** Null for what this app has not written. */
export const readSecret = (text: string): StoredSecret | null => {
  try {
    const { wsId, userName, password } = v.parse(stored, JSON.parse(text));
    return { wsId: wsId === null ? null : toWsId(wsId), userName, password };
  } catch {
    return null;
  }
};

/** Whether both are of one person at a service: the same WSID, or the same user name. */
export const isSamePerson = (one: StoredSecret, other: StoredSecret): boolean =>
  (one.wsId !== null && one.wsId === other.wsId) ||
  (one.userName !== null && one.userName.toLowerCase() === other.userName?.toLowerCase());

/** Whether both would sign in in the same way. */
export const isSameSecret = (one: StoredSecret, other: StoredSecret): boolean =>
  one.wsId === other.wsId && one.userName === other.userName && one.password === other.password;
