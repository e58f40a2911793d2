// Main's end of the line: starts a talker when there is a call, and ends it when there was none for a while. Knows
// calls and their ends; not what they ask.
import { CasJobsError } from '../casjobs/errors.ts';
import type { Job } from '../casjobs/job.ts';
import type { Binding } from '../casjobs/service.ts';
import type { Line, Loss, OpenLine } from './line.ts';
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
   * memory, `timed-out` when it hangs, and is ended: all leave open whether the service has heard it
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
  readonly jobs: Job[];
  readonly end: (ended: Ended | CasJobsError) => void;
  /** Has it hung if nothing comes for as long as it may take, from now on. */
  readonly wait: () => void;
}

/** The calls under way, and the talker that carries them out. */
const createCalls = (deps: ExchangeDeps) => {
  const { openLine, idleMs = IDLE_MS, patienceMs = patienceMsFor } = deps;
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let line: Line | null = null;

  const failAll = (error: CasJobsError): void => pending.forEach(({ end }) => end(error));
  const lost = (why: Loss): void => {
    line = null;
    failAll(lossError(why));
  };
  const send = (message: ToTalker): void => line?.send(message);
  const hear = (message: FromTalker): void => take(pending.get(message.id), message, send);

  const hangUp = async (): Promise<void> => {
    const before = line;
    line = null;
    await before?.close();
  };
  const rest = createPatience(idleMs, () => void hangUp());
  const forget = (id: number): void => {
    pending.delete(id);
    if (pending.size === 0) rest.begin();
  };

  const hung = (id: number): void => {
    const one = pending.get(id);
    void hangUp();
    one?.end(new CasJobsError('timed-out', 'The part of the app that talks to the service hung.'));
    // Who shared the talker has lost it; the next call starts a new one.
    failAll(lossError('gone'));
  };

  const begin = (call: Call, end: Pending['end']): number => {
    const id = (lastId += 1);
    const patience = createPatience(patienceMs(call), () => hung(id));
    const over: Pending['end'] = (ended) => {
      patience.end();
      forget(id);
      end(ended);
    };
    pending.set(id, { jobs: [], end: over, wait: patience.begin });
    patience.begin();
    try {
      rest.end();
      line ??= openLine({ hear, lost });
      send({ kind: 'call', id, call });
    } catch {
      pending.get(id)?.end(lossError('gone'));
    }
    return id;
  };

  return {
    begin,
    stop: (id: number): void => {
      send({ kind: 'stop', id });
      pending.get(id)?.end(stopped());
    },
    close: (): Promise<void> => {
      failAll(stopped());
      rest.end();
      return hangUp();
    },
  };
};

export const createExchange = (deps: ExchangeDeps): Exchange => {
  const calls = createCalls(deps);
  return {
    ask: (call, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) throw stopped();
        const stop = (): void => calls.stop(id);
        const id = calls.begin(call, (ended) => {
          signal?.removeEventListener('abort', stop);
          if (ended instanceof CasJobsError) reject(ended);
          else resolve(ended);
        });
        signal?.addEventListener('abort', stop, { once: true });
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

const stopped = (): CasJobsError => new CasJobsError('unreachable', 'The call was stopped.');

const lossError = (why: Loss): CasJobsError =>
  why === 'memory'
    ? new CasJobsError('too-large', 'The answer takes more memory than the app allows it.')
    : new CasJobsError('unreachable', 'The part of the app that talks to the service has ended.');
