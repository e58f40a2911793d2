// The lock of the accounts: closed after a while in which nothing was done in the window, or with the screen. It keeps
// a passer-by from changing accounts; what is watched goes on. Knows no Electron.
import { badInput, done, refused, type Outcome } from '../outcome.ts';
import type { Settings } from '../settings/settings.ts';
import type { LockView } from '../snapshot.ts';
import type { Knows } from '../accounts/twins.ts';
import { say } from '../words/say.ts';

export interface Lock {
  view(): LockView;
  isLocked(): boolean;
  /** Something was done in the window: the time without use begins anew. */
  used(): void;
  /** The system has locked the screen. */
  screenLocked(): void;
  /** Asks the system where it can confirm its person, otherwise whether this is the password of an account. */
  unlock(password: string): Promise<Outcome<null>>;
  /** The settings of the lock have been changed. */
  reconsider(): void;
  /** Whether a cancel may go out now: always, unless its person has turned that off. */
  letsCancel(): boolean;
  close(): void;
}

/** Has the system confirm who sits there, by a finger for example. */
export interface Confirming {
  readonly isThere: () => boolean;
  readonly ask: () => Promise<boolean>;
}

export interface LockDeps {
  readonly settings: () => Settings['lock'];
  readonly confirming: Confirming;
  readonly knowsPassword: (password: string) => Promise<Outcome<Knows>>;
  readonly changed: () => void;
}

const MINUTE_MS = 60_000;
/** A wrong password is answered late, so that trying many takes long; ms. */
const WRONG_TAKES_MS = 1_000;

const isOn = ({ afterMinutes, withScreen }: Settings['lock']): boolean =>
  afterMinutes > 0 || withScreen;

export const createLock = (deps: LockDeps): Lock => {
  // Starting the app anew must be no way around it.
  let locked = isOn(deps.settings());
  let timer: NodeJS.Timeout | undefined;

  const set = (is: boolean): void => {
    if (locked === is) return;
    locked = is;
    deps.changed();
  };
  const wait = (): void => {
    clearTimeout(timer);
    const { afterMinutes } = deps.settings();
    if (locked || afterMinutes === 0) return;
    timer = setTimeout(() => set(true), afterMinutes * MINUTE_MS).unref();
  };
  const open = (): Outcome<null> => {
    set(false);
    wait();
    return done(null);
  };

  return {
    view: () => ({ isLocked: locked, by: deps.confirming.isThere() ? 'system' : 'password' }),
    isLocked: () => locked,
    used: wait,
    screenLocked: () => {
      if (deps.settings().withScreen) set(true);
    },
    reconsider: () => {
      if (!isOn(deps.settings())) set(false);
      wait();
    },
    letsCancel: () => !locked || deps.settings().letsCancel,
    unlock: async (password) => {
      if (!locked) return done(null);
      if (deps.confirming.isThere())
        return (await deps.confirming.ask()) ? open() : refused('not-confirmed-person');
      if (password === '') return badInput('password', say('typed.no-password'));
      const knows = await deps.knowsPassword(password);
      if (!knows.ok) return knows;
      // Where none is kept there is nothing to be kept from anybody.
      if (knows.value !== 'no') return open();
      await new Promise((resolve) => setTimeout(resolve, WRONG_TAKES_MS));
      return badInput('password', say('lock.wrong-password'));
    },
    close: () => clearTimeout(timer),
  };
};
