// The sessions of all accounts, in memory only. A password is recognized by a mark and not kept.
import { createHmac, randomBytes } from 'node:crypto';
import { createTokenSession, type Login, type Session } from './session.ts';
import type { LoginDoor } from './sign-in.ts';

export interface SessionStore {
  /** The session of this user name and password; that of an earlier password is ended. */
  of(login: Login): Session;
  /** Ends the session of a user name, and forgets whether its password was refused. Never rejects. */
  end(door: LoginDoor, userName: string): Promise<void>;
  isHolding(): boolean;
}

interface Entry {
  readonly passwordMark: string;
  readonly session: Session;
}

/** @param now ms, by a clock that nobody sets */
export const createSessionStore = (now: () => number = () => performance.now()): SessionStore => {
  const entries = new Map<string, Entry>();
  const salt = randomBytes(32);

  return {
    of: (login) => {
      const key = keyOf(login.door, login.userName);
      const passwordMark = createHmac('sha256', salt).update(login.password).digest('hex');
      const before = entries.get(key);
      if (before?.passwordMark === passwordMark) return before.session;
      // Not waited for: the call does not use the old token.
      void before?.session.end(login.door);
      const session = createTokenSession(now);
      entries.set(key, { passwordMark, session });
      return session;
    },
    end: async (door, userName) => {
      const key = keyOf(door, userName);
      const entry = entries.get(key);
      entries.delete(key);
      await entry?.session.end(door);
    },
    isHolding: () => [...entries.values()].some(({ session }) => session.isHolding()),
  };
};

const keyOf = ({ portal }: LoginDoor, userName: string): string =>
  JSON.stringify([portal, userName]);
