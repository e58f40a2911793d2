// A keychain in the test's hand, with keytar's own three functions: it may ask its person, refuse, or never answer.
import type { Keytar } from '../../electron/vault/keytar-vault.ts';

/** What a person, or the system, makes of a question. */
export interface Prompt {
  readonly question: string;
  /** Lets it do what was asked. */
  allow(): void;
  refuse(error: unknown): void;
}

export interface FakeKeytar {
  readonly load: () => Promise<Keytar>;
  /** The questions so far, oldest first: each one is a prompt that its person sees. */
  readonly prompts: Prompt[];
  /** The prompt of the nth question, once it is asked. */
  prompt(nth: number): Promise<Prompt>;
  /** What lies in it, by service and name. */
  readonly entries: Map<string, string>;
}

/** Every question waits until the test answers it. */
export const createFakeKeytar = (): FakeKeytar => {
  const entries = new Map<string, string>();
  const prompts: Prompt[] = [];
  const waiting = new Set<() => void>();
  const ask = <T>(question: string, carryOut: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      prompts.push({ question, allow: () => resolve(carryOut()), refuse: reject });
      for (const check of [...waiting]) check();
    });
  const keytar: Keytar = {
    getPassword: (service, name) =>
      ask(`read ${service}/${name}`, () => entries.get(`${service}/${name}`) ?? null),
    setPassword: (service, name, secret) =>
      ask(`write ${service}/${name}`, () => void entries.set(`${service}/${name}`, secret)),
    deletePassword: (service, name) =>
      ask(`delete ${service}/${name}`, () => entries.delete(`${service}/${name}`)),
  };
  const prompt = (nth: number): Promise<Prompt> =>
    new Promise((resolve) => {
      const check = (): void => {
        const asked = prompts[nth - 1];
        if (asked) resolve(asked);
      };
      waiting.add(check);
      check();
    });
  return { load: () => Promise.resolve(keytar), prompts, prompt, entries };
};

/** What a piece of work rejects with; null where it does not. */
export const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );
