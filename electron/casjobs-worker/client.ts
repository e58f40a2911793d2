// Calls CasJobs in a worker thread, so that no reply is read in main. The worker is started when there is a call, and
// ended when there was none for a while.
import { CasJobsError } from '../casjobs/errors.ts';
import type { Job } from '../casjobs/job.ts';
import { addressOf, plainRoute, type Proxy, type Route, type Routes } from '../casjobs/route.ts';
import { signInAtOf } from '../casjobs/service-presets.ts';
import type { Binding, CasJobsService, ServiceOptions } from '../casjobs/service.ts';
import {
  type CallName,
  type WorkerEvents,
  type WorkerPort,
  type Loss,
  type StartWorker,
  type WorkerCall,
  type WorkerFailure,
  type FromWorker,
  type WorkerReply,
  type ToWorker,
  createCallTimeouts,
  timeoutMsFor,
} from './protocol.ts';

/**
 * A worker that rests costs some 20 MB; starting one takes a fraction of a second. One that holds tokens stays: each login
 * would send the password again.
 */
const IDLE_MS = 60_000;

/** How a call ended. */
export interface Ended {
  readonly reply: WorkerReply | WorkerFailure;
  /** What came in parts. */
  readonly jobs: readonly Job[];
  readonly boundBy: Binding | null;
}

export interface WorkerClient {
  /**
   * Has a call carried out.
   * @param signal stops it: it rejects at once, and the worker breaks it off
   * @throws CasJobsError `unreachable` when it was stopped or its worker is lost, `too-large` when that ran out of
   * memory, `timed-out` when it hangs: all leave open whether the service has heard it
   */
  ask(call: WorkerCall, signal?: AbortSignal): Promise<Ended>;
  /** Ends the worker and what is under way; resolves when it has ended. A later call starts a new one. */
  close(): Promise<void>;
}

export interface WorkerClientDeps {
  readonly startWorker: StartWorker;
  readonly idleMs?: number;
  readonly patienceMs?: (call: WorkerCall) => number;
}

interface Pending {
  readonly call: WorkerCall;
  readonly jobs: Job[];
  readonly end: (ended: Ended | CasJobsError) => void;
  /** Has it hung if nothing comes for as long as it may take, from now on. */
  readonly wait: () => void;
}

/** The line to the worker of the moment, if there is one. */
const createOneLine = (startWorker: StartWorker, { onMessage, lost }: WorkerEvents) => {
  let line: WorkerPort | null = null;
  const forget = (why: Loss): void => {
    line = null;
    lost(why);
  };
  return {
    /** Starts a worker where there is none. May throw. */
    open: (): void => void (line ??= startWorker({ onMessage, lost: forget })),
    send: (message: ToWorker): void => line?.send(message),
    hangUp: async (): Promise<void> => {
      const before = line;
      line = null;
      await before?.close();
    },
  };
};

/** The calls under way, and the worker that carries them out. */
const createCalls = (deps: WorkerClientDeps) => {
  const { startWorker, idleMs = IDLE_MS, patienceMs = timeoutMsFor } = deps;
  const pending = new Map<number, Pending>();
  let lastId = 0;

  const failAll = (error: CasJobsError): void => pending.forEach(({ end }) => end(error));
  const line = createOneLine(startWorker, {
    onMessage: (message) => {
      if (message.kind === 'end') isHolding = message.isHolding;
      take(pending.get(message.id), message, line.send);
    },
    lost: (why) => {
      isHolding = false;
      failAll(lossError(why));
    },
  });
  const rest = createCallTimeouts(idleMs, () => void line.hangUp());
  let isHolding = false;
  const forget = (id: number): void => {
    pending.delete(id);
    if (pending.size === 0 && !isHolding) rest.begin();
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
    isHolding = false;
    void line.hangUp();
    pending.get(id)?.end(hungError());
    // The others shared its worker and are not to blame.
    for (const [other, one] of [...pending]) {
      if (isSafeTwice(one.call)) start(other, one);
      else one.end(lossError('gone'));
    }
  };

  const begin = (call: WorkerCall, end: Pending['end']): number => {
    const id = (lastId += 1);
    const patience = createCallTimeouts(patienceMs(call), () => hung(id));
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

export const createWorkerClient = (deps: WorkerClientDeps): WorkerClient => {
  const calls = createCalls(deps);
  return {
    ask: (call, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) throw stopped();
        let id: number | null = null;
        const stop = (): void => {
          if (id !== null) calls.stop(id);
        };
        // Before the call begins: where no worker starts it ends at once, and the listener must go then too.
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

/** A reply that is not waited for belongs to a stopped call. */
const take = (
  one: Pending | undefined,
  message: FromWorker,
  send: (message: ToWorker) => void,
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
const isSafeTwice = ({ name }: WorkerCall): boolean => name !== 'submit';

const stopped = (): CasJobsError => new CasJobsError('unreachable', 'The call was stopped.');

const hungError = (): CasJobsError =>
  new CasJobsError('timed-out', 'The part of the app that contacts the service did not respond.');

const lossError = (why: Loss): CasJobsError =>
  why === 'memory'
    ? new CasJobsError('too-large', 'The reply needs more memory than the app allows.')
    : new CasJobsError('unreachable', 'The part of the app that contacts the service has ended.');

/** What a method resolved with. The jobs of a reply stand beside it: they came in batches. */
interface CallReply<N extends CallName> {
  readonly value: Awaited<ReturnType<CasJobsService[N]>>;
  readonly jobs: readonly Job[];
}

const directRoutes: Routes = {
  to: () => Promise.resolve(plainRoute),
  loginRefused: () => undefined,
};

/** A CasJobsService whose methods reject as those do that it calls, and as WorkerClient.ask does. */
export const createRemoteService = (
  options: ServiceOptions,
  client: WorkerClient,
  routes: Routes = directRoutes,
): CasJobsService => {
  const { signal, ...wanted } = options;
  const { binding } = options;
  let found = binding === 'auto' ? (options.foundBinding ?? null) : binding;

  const routedOptions = async () => {
    const { base } = wanted;
    const signInAt = signInAtOf(base);
    const route = await routes.to(base);
    const signInRoute = signInAt === null ? route : await routes.to(signInAt);
    return { ...wanted, foundBinding: found, route, signInAt, signInRoute };
  };

  const ask = async <N extends CallName>(
    name: N,
    ...given: Parameters<CasJobsService[N]>
  ): Promise<CallReply<N>> => {
    const routed = await routedOptions();
    const { reply, jobs, boundBy } = await client.ask({ options: routed, name, given }, signal);
    // What one worker has found out need not be found out again; a call beside it may have found nothing.
    found = boundBy ?? found;
    if ('code' in reply)
      refusingProxies(routed, reply).forEach((proxy) => routes.loginRefused(proxy));
    if ('code' in reply) throw new CasJobsError(reply.code, reply.detail, reply.retryAfterMs);
    // Both ends are of one build: what this method resolved with there is what it resolves with here.
    return { value: reply.value as CallReply<N>['value'], jobs };
  };

  return {
    check: async (...given) => (await ask('check', ...given)).value,
    queues: async (...given) => (await ask('queues', ...given)).value,
    jobs: async (...given) => {
      const { value, jobs } = await ask('jobs', ...given);
      return { ...value, jobs };
    },
    jobStatus: async (...given) => (await ask('jobStatus', ...given)).value,
    cancel: async (...given) => (await ask('cancel', ...given)).value,
    submit: async (...given) => (await ask('submit', ...given)).value,
    webServiceId: async (...given) => (await ask('webServiceId', ...given)).value,
    binding: () => Promise.resolve(found),
    endSession: async (userName) => {
      // Without the signal, which may have ended the calls of an account that is gone.
      const end = async (): Promise<unknown> =>
        client.ask({ options: await routedOptions(), name: 'endSession', given: [userName] });
      await end().catch(() => undefined);
    },
  };
};

/** The proxy that has refused its login; the failure names it. */
const refusingProxies = (
  { route, signInRoute }: Record<'route' | 'signInRoute', Route>,
  { code, detail }: WorkerFailure,
): readonly Proxy[] =>
  [...new Set([...route.hops, ...signInRoute.hops])].flatMap((hop) => {
    const isIt = code === 'proxy-password' && hop.kind !== 'direct' && addressOf(hop) === detail;
    return isIt && hop.login !== null ? [hop] : [];
  });
