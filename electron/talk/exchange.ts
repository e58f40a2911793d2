// Main's end of the line: starts a talker when there is a call, and ends it when there was none for a while. Knows
// calls and their ends; not what they ask.
import { CasJobsError } from '../casjobs/errors.ts';
import type { Job } from '../casjobs/job.ts';
import type { Binding } from '../casjobs/service.ts';
import type { Ear, Line, Loss, OpenLine } from './line.ts';
import type { Call, Failure, FromTalker, Reply, ToTalker } from './messages.ts';
import { createPatience, patienceMsFor } from './patience.ts';

/** A talker that rests costs some 20 MB; starting one takes a fraction of a second. */
const IDLE_MS = 60_000;

/** How a call ended. */
export interface Ended {
  readonly reply: Reply | Failure;
  /** What came in parts. */
  readonly jobs: readonly Job[];
  readonly boundBy: Binding | null;
}

export interface Exchange {
  /**
   * Has a call carried out.
   * @param signal stops it: it rejects at once, and the talker breaks it off
   * @throws CasJobsError `unreachable` when it was stopped or its talker is lost, `too-large` when that ran out of
   * memory, `timed-out` when it hangs: all leave open whether the service has heard it
   */
  ask(call: Call, signal?: AbortSignal): Promise<Ended>;
  /** Ends the talker and what is under way; resolves when it has ended. A later call starts a new one. */
  close(): Promise<void>;
}

export interface ExchangeDeps {
  readonly openLine: OpenLine;
  readonly idleMs?: number;
  readonly patienceMs?: (call: Call) => number;
}

interface Pending {
  readonly call: Call;
  readonly jobs: Job[];
  readonly end: (ended: Ended | CasJobsError) => void;
  /** Has it hung if nothing comes for as long as it may take, from now on. */
  readonly wait: () => void;
}

/** The line to the talker of the moment, if there is one. */
const createOneLine = (openLine: OpenLine, { hear, lost }: Ear) => {
  let line: Line | null = null;
  const forget = (why: Loss): void => {
    line = null;
    lost(why);
  };
  return {
    /** Starts a talker where there is none. May throw. */
    open: (): void => void (line ??= openLine({ hear, lost: forget })),
    send: (message: ToTalker): void => line?.send(message),
    hangUp: async (): Promise<void> => {
      const before = line;
      line = null;
      await before?.close();
    },
  };
};

/** The calls under way, and the talker that carries them out. */
const createCalls = (deps: ExchangeDeps) => {
  const { openLine, idleMs = IDLE_MS, patienceMs = patienceMsFor } = deps;
  const pending = new Map<number, Pending>();
  let lastId = 0;

  const failAll = (error: CasJobsError): void => pending.forEach(({ end }) => end(error));
  const line = createOneLine(openLine, {
    hear: (message) => take(pending.get(message.id), message, line.send),
    lost: (why) => failAll(lossError(why)),
  });
  const rest = createPatience(idleMs, () => void line.hangUp());
  const forget = (id: number): void => {
    pending.delete(id);
    if (pending.size === 0) rest.begin();
  };

  /** Has the call carried out from its beginning. */
  const start = (id: number, one: Pending): void => {
    one.jobs.length = 0;
    one.wait();
    try {
      rest.end();
      line.open();
      line.send({ kind: 'call', id, call: one.call });
    } catch {
      one.end(lossError('gone'));
    }
  };

  /** Each time one call ends for good, so this ends too. */
  const hung = (id: number): void => {
    void line.hangUp();
    pending.get(id)?.end(hungError());
    // The others shared its talker and are not to blame.
    for (const [other, one] of [...pending]) {
      if (isSafeTwice(one.call)) start(other, one);
      else one.end(lossError('gone'));
    }
  };

  const begin = (call: Call, end: Pending['end']): number => {
    const id = (lastId += 1);
    const patience = createPatience(patienceMs(call), () => hung(id));
    const over: Pending['end'] = (ended) => {
      patience.end();
      forget(id);
      end(ended);
    };
    const one: Pending = { call, jobs: [], end: over, wait: patience.begin };
    pending.set(id, one);
    start(id, one);
    return id;
  };

  return {
    begin,
    stop: (id: number): void => {
      line.send({ kind: 'stop', id });
      pending.get(id)?.end(stopped());
    },
    close: (): Promise<void> => {
      failAll(stopped());
      rest.end();
      return line.hangUp();
    },
  };
};

export const createExchange = (deps: ExchangeDeps): Exchange => {
  const calls = createCalls(deps);
  return {
    ask: (call, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) throw stopped();
        let id: number | null = null;
        const stop = (): void => {
          if (id !== null) calls.stop(id);
        };
        // Before the call begins: where no talker starts it ends at once, and the listener must go then too.
        signal?.addEventListener('abort', stop, { once: true });
        id = calls.begin(call, (ended) => {
          signal?.removeEventListener('abort', stop);
          if (ended instanceof CasJobsError) reject(ended);
          else resolve(ended);
        });
      }),
    close: () => calls.close(),
  };
};

/** One that nobody waits for was stopped meanwhile. */
const take = (
  one: Pending | undefined,
  message: FromTalker,
  send: (message: ToTalker) => void,
): void => {
  if (!one) return;
  if (message.kind === 'part') {
    one.wait();
    one.jobs.push(...message.jobs);
    send({ kind: 'more', id: message.id });
  } else {
    const { reply, boundBy } = message;
    one.end({ reply, boundBy, jobs: one.jobs });
  }
};

/** Whether it does no harm to carry it out once more: all but what makes a new job (service.ts). */
const isSafeTwice = ({ name }: Call): boolean => name !== 'submit';

const stopped = (): CasJobsError => new CasJobsError('unreachable', 'The call was stopped.');

const hungError = (): CasJobsError =>
  new CasJobsError('timed-out', 'The part of the app that talks to the service hung.');

const lossError = (why: Loss): CasJobsError =>
  why === 'memory'
    ? new CasJobsError('too-large', 'The answer takes more memory than the app allows it.')
    : new CasJobsError('unreachable', 'The part of the app that talks to the service has ended.');
