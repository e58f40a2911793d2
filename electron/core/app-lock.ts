// The lock of the accounts: it closes after a while in which nobody used the window, or with the screen. It keeps a
// passer-by from changing accounts; watching goes on.
import { createExpiry } from '../expiry.ts';
import { createKeyedMutex } from '../keyed-mutex.ts';
import { badInput, succeed, fail, type Result } from '../result.ts';
import type { Settings } from '../settings/settings.ts';
import type { LockView } from './view-model/snapshot.ts';
import type { Knows } from '../accounts/duplicate-account.ts';
import { t } from '../i18n/translate.ts';

export interface Lock {
  view(): LockView;
  isLocked(): boolean;
  /** A person used the window: the time without use begins again, unless it is over. */
  used(): void;
  /** The computer was asleep, or its clock may have been set: closes where the time is over. */
  compareClocks(): void;
  /** The system has locked the screen. */
  screenLocked(): void;
  /**
   * Asks the system where it can confirm its person, otherwise whether this is the password of an account. One try
   * at a time; a later one waits. Refuses, whatever was typed, when the lock was closed again meanwhile.
   */
  unlock(password: string): Promise<Result<null>>;
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
  readonly knowsPassword: (password: string) => Promise<Result<Knows>>;
  readonly changed: () => void;
}

const MINUTE_MS = 60_000;
/** A wrong password is answered late, and each further one later, so that trying many takes long; ms. */
const WRONG_TAKES_MS = 1_000;
const LONGEST_WRONG_TAKES_MS = 8_000;

const isOn = ({ afterMinutes, withScreen }: Settings['lock']): boolean =>
  afterMinutes > 0 || withScreen;

const limitMsOf = ({ afterMinutes }: Settings['lock']): number | null =>
  afterMinutes > 0 ? afterMinutes * MINUTE_MS : null;

export const createLock = (deps: LockDeps): Lock => {
  // Starting the app again must be no way around it.
  let locked = isOn(deps.settings());
  /** How often it has been closed: a try that began before says nothing of who sits there now. */
  let closings = 0;
  const inLine = createKeyedMutex();
  const confirms = createConfirms(deps.confirming);

  const set = (is: boolean): void => {
    if (is) closings += 1;
    if (locked === is) return;
    locked = is;
    deps.changed();
  };
  const unused = createExpiry(
    () => limitMsOf(deps.settings()),
    () => set(true),
  );
  const isLocked = (): boolean => {
    if (!locked) unused.isRunning();
    return locked;
  };
  const used = (): void => {
    if (!isLocked()) unused.restart();
  };
  const openUnlessClosed = (closingsBefore: number): Result<null> => {
    if (closings !== closingsBefore) return fail('locked');
    set(false);
    unused.restart();
    return succeed(null);
  };
  const tryPassword = createPasswordTry(deps);
  const unlock = async (password: string): Promise<Result<null>> => {
    if (!isLocked()) return succeed(null);
    const before = closings;
    const opens = confirms.now()
      ? (await deps.confirming.ask())
        ? succeed(null)
        : fail('not-confirmed-person')
      : await tryPassword(password);
    return opens.ok ? openUnlessClosed(before) : opens;
  };
  used();

  return {
    // Nobody has to confirm anything while it is open.
    view: () => ({ isLocked: isLocked(), by: locked && confirms.known() ? 'system' : 'password' }),
    isLocked,
    used,
    compareClocks: () => void isLocked(),
    screenLocked: () => {
      if (!deps.settings().withScreen) return;
      unused.stop();
      set(true);
    },
    reconsider: () => {
      if (!isOn(deps.settings())) set(false);
      if (!locked) unused.replan();
    },
    letsCancel: () => !isLocked() || deps.settings().letsCancel,
    unlock: (password) => inLine('unlock', () => unlock(password)),
    close: () => unused.stop(),
  };
};

/** Whether the system can confirm its person. macOS asks another program each time, so the answer is kept for a while. */
const createConfirms = ({ isThere }: Confirming) => {
  let last: { readonly at: number; readonly is: boolean } | null = null;
  const now = (): boolean => {
    last = { at: Date.now(), is: isThere() };
    return last.is;
  };
  return {
    now,
    /** As of a minute ago at most. */
    known: (): boolean =>
      last !== null && Math.abs(Date.now() - last.at) < MINUTE_MS ? last.is : now(),
  };
};

/** Whether this password opens the lock; an answer to a wrong one takes longer each time. */
const createPasswordTry = ({ knowsPassword }: Pick<LockDeps, 'knowsPassword'>) => {
  let wrongTries = 0;
  return async (password: string): Promise<Result<null>> => {
    if (password === '') return badInput('password', t('input.no-password'));
    const knows = await knowsPassword(password);
    if (!knows.ok) return knows;
    // Where none is kept there is nothing to be kept from anybody.
    if (knows.value !== 'no') {
      wrongTries = 0;
      return succeed(null);
    }
    const takesMs = Math.min(LONGEST_WRONG_TAKES_MS, WRONG_TAKES_MS * 2 ** wrongTries);
    wrongTries += 1;
    await new Promise((resolve) => setTimeout(resolve, takesMs));
    return badInput('password', t('lock.wrong-password'));
  };
};
