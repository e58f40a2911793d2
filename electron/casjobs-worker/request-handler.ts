// Carries out calls in the worker thread and sends the replies. Keeps no finished call, and so no password; the tokens of
// a service that has some are its own (casjobs/rest/session-store.ts).
import { CasJobsError } from '../casjobs/errors.ts';
import type { JobsAnswer, CasJobsService, ServiceOptions } from '../casjobs/service.ts';
import {
  type WorkerCall,
  type CallName,
  type WorkerFailure,
  type FromWorker,
  type WorkerReply,
  type ToWorker,
  replyChunks,
} from './protocol.ts';

export interface RequestHandlerDeps {
  readonly createService: (options: ServiceOptions) => CasJobsService;
  /** Whether a service has something that would be lost with this thread; by default none has. */
  readonly isHolding?: () => boolean;
  readonly send: (message: FromWorker) => void;
}

interface Running {
  readonly stop: AbortController;
  /** Lets the next part go. */
  goOn: () => void;
}

/** @returns what is to be called with each message that comes */
export const createRequestHandler = ({
  createService,
  isHolding = () => false,
  send,
}: RequestHandlerDeps): ((m: ToWorker) => void) => {
  const running = new Map<number, Running>();

  /** One part at a time: main must get to other things in between. */
  const sendParts = async (id: number, answer: JobsAnswer, one: Running): Promise<WorkerReply> => {
    for (const part of replyChunks(answer.jobs)) {
      const taken = new Promise<void>((resolve) => (one.goOn = resolve));
      send({ kind: 'part', id, jobs: part });
      await taken;
      if (one.stop.signal.aborted) break;
    }
    return { value: { ...answer, jobs: [] } };
  };

  const carryOut = async (id: number, call: WorkerCall): Promise<void> => {
    const one: Running = { stop: new AbortController(), goOn: () => undefined };
    running.set(id, one);
    const service = createService({ ...call.options, signal: one.stop.signal });
    const reply = await ask(service, call)
      .then((value) => (isAnswer(call, value) ? sendParts(id, value, one) : { value }))
      .catch(failureOf);
    const boundBy = await service.binding();
    running.delete(id);
    send({ kind: 'end', id, reply, boundBy, isHolding: isHolding() });
  };

  return (message) => {
    if (message.kind === 'call') return void carryOut(message.id, message.call);
    const one = running.get(message.id);
    if (message.kind === 'stop') one?.stop.abort();
    one?.goOn();
  };
};

const ask = (service: CasJobsService, { name, given }: WorkerCall): Promise<unknown> =>
  (service as Readonly<Record<CallName, Method>>)[name](...given);

/** Main's end has checked what is given. */
type Method = (...given: readonly unknown[]) => Promise<unknown>;

const isAnswer = ({ name }: WorkerCall, value: unknown): value is JobsAnswer =>
  name === 'jobs' && value !== null;

const failureOf = (error: unknown): WorkerFailure =>
  error instanceof CasJobsError
    ? { code: error.code, detail: error.detail, retryAfterMs: error.retryAfterMs }
    : { code: 'not-understood', detail: '', retryAfterMs: null };
