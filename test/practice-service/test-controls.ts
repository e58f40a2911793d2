// What tests can do to the practice service: break it, hold its answers, wait for calls. Stands between the service
// and its HTTP server; nothing of it can be reached over HTTP.
import {
  bindingOf,
  callOf,
  unrecognized,
  type PageRequest,
  type WireBinding,
} from '../../electron/practice/parse-request.ts';
import { portalCallOf, type PortalCall } from '../../electron/practice/login-portal.ts';
import { restCallOf, type RestOperation } from '../../electron/practice/rest-api.ts';
import { faultReply, type HttpReply } from '../../electron/practice/replies.ts';
import { pageRequestOf } from '../../electron/practice/router.ts';
import type {
  AnswerRequest,
  PracticeReply,
  PracticeRequest,
} from '../../electron/practice/server.ts';
import { ServiceFault } from '../../electron/practice/service-faults.ts';
import type { OperationName } from '../../electron/practice/service-schema.ts';
import { play, type PlayedReply } from './wire-faults.ts';

/**
 * - a reply: sent as it is, in place of carrying the call out; with a `way` in that way, see wire-faults.ts
 * - `reset`: the connection breaks before anything is done
 * - `never-answer`: nothing is done and nothing comes, for as long as the caller waits
 * - `reset-after-doing`: the call is carried out, then the connection breaks
 */
export type PlayedFault = HttpReply | PlayedReply | 'reset' | 'never-answer' | 'reset-after-doing';

/** By SOAP, by REST, or to the login portal. A name means the same by SOAP and by REST. */
export type ControlledCall = OperationName | RestOperation | PortalCall;

export interface FaultToPlay {
  /** Without one it meets whichever call comes. */
  readonly operation?: ControlledCall;
  /** How many calls it meets; Infinity for all. */
  readonly times: number;
  readonly fault: PlayedFault;
}

/** One call that has arrived. Holds no parameter, so no password and no token. */
export interface HeardCall {
  readonly operation: string;
  /** `get`: what no client of the app may send, since it puts the password into the URL. */
  readonly binding: WireBinding | 'get' | 'rest' | 'portal';
}

export interface TestControls {
  /** Faults are played in the order in which they were asked for. */
  playFault(fault: FaultToPlay): void;
  /** Calls are carried out, but their answers are held back until the function it returns is called. */
  hold(operation: ControlledCall): () => void;
  /** Resolves when the nth call of an operation since the start of the service has arrived. */
  heard(operation: ControlledCall, nth: number): Promise<void>;
  /** From now on calls in other bindings are refused, as ASP.NET does where they are switched off. */
  speakOnly(bindings: readonly WireBinding[]): void;
  /** All calls that were not refused for their binding, and every GET, in the order of their arrival. */
  readonly requests: readonly HeardCall[];
}

export interface ControlledAnswers {
  readonly controls: TestControls;
  readonly intercept: (answer: AnswerRequest) => AnswerRequest;
}

export const createTestControls = (): ControlledAnswers => {
  const { log, arrived, heard } = createLog();
  const { hold, whenReleased } = createHolds();
  const faults: { operation: ControlledCall | undefined; left: number; fault: PlayedFault }[] = [];
  let spoken: readonly WireBinding[] = ['soap12', 'soap11', 'post'];

  const nextFault = (operation: ControlledCall): PlayedFault | null => {
    const next = faults.find((one) => one.left > 0 && (one.operation ?? operation) === operation);
    if (next === undefined) return null;
    next.left -= 1;
    return next.fault;
  };

  const controlled = async (
    call: HeardCall & { readonly operation: ControlledCall },
    answer: () => Promise<PracticeReply>,
  ): Promise<PracticeReply> => {
    arrived(call);
    const reply = await playedOr(nextFault(call.operation), answer);
    await whenReleased(call.operation);
    return reply;
  };

  return {
    controls: {
      requests: log,
      heard,
      hold,
      playFault: ({ operation, times, fault }) => {
        faults.push({ operation, left: times, fault });
      },
      speakOnly: (bindings) => {
        spoken = bindings;
      },
    },
    intercept: (answer) => async (request) => {
      const other = otherCallOf(request);
      if (other !== null) return controlled(other, () => answer(request));
      const page = pageRequestOf(request);
      if (page === null) return answer(request);
      const binding = bindingOf(page);
      if (binding === null) {
        if (page.operation !== '') arrived({ operation: page.operation, binding: 'get' });
        return answer(request);
      }
      if (!spoken.includes(binding)) return faultReply('post', unrecognized(page), '');
      const operation = operationOf(page, binding);
      if (operation === null) return answer(request);
      return controlled({ operation, binding }, () => answer(request));
    },
  };
};

/** A call by REST or to the login portal; null for any other request. */
const otherCallOf = (request: PracticeRequest) => {
  const portal = portalCallOf(request);
  if (portal !== null) return { operation: portal, binding: 'portal' } as const;
  const rest = restCallOf(request);
  return rest === null ? null : ({ operation: rest.operation, binding: 'rest' } as const);
};

/** Null for a call that the service does not understand. */
const operationOf = (page: PageRequest, binding: WireBinding): OperationName | null => {
  try {
    return callOf(page, binding).operation;
  } catch (error) {
    if (error instanceof ServiceFault) return null;
    throw error;
  }
};

const reset: PracticeReply = (response) => response.socket?.resetAndDestroy();

const playedOr = async (
  fault: PlayedFault | null,
  answer: () => Promise<PracticeReply>,
): Promise<PracticeReply> => {
  if (fault === null) return answer();
  if (fault === 'never-answer') return () => undefined;
  if (fault === 'reset-after-doing') await answer();
  if (typeof fault === 'string') return reset;
  if (!('way' in fault)) return fault;
  return ({ socket }) => {
    if (socket) play(socket, fault);
  };
};

const createLog = () => {
  const log: HeardCall[] = [];
  const waiting = new Set<() => void>();
  return {
    log,
    arrived: (call: HeardCall) => {
      log.push(call);
      for (const check of [...waiting]) check();
    },
    heard: (operation: ControlledCall, nth: number): Promise<void> =>
      new Promise((resolve) => {
        const check = (): void => {
          if (log.filter((call) => call.operation === operation).length < nth) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };
};

const createHolds = () => {
  const holds = new Map<ControlledCall, Set<Promise<void>>>();
  return {
    hold: (operation: ControlledCall) => {
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      const all = holds.get(operation) ?? new Set();
      holds.set(operation, all.add(held));
      return () => {
        all.delete(held);
        release();
      };
    },
    whenReleased: async (operation: ControlledCall): Promise<void> => {
      await Promise.all([...(holds.get(operation) ?? [])]);
    },
  };
};
