// A CasJobs service that is talked to elsewhere: each call goes over the line, so that no answer is read in main.
import { CasJobsError } from '../casjobs/errors.ts';
import type { Job } from '../casjobs/job.ts';
import { addressOf, plainRoute, type Proxy, type Route, type Routes } from '../casjobs/route.ts';
import type { CasJobsService, ServiceOptions } from '../casjobs/service.ts';
import type { WorkerClient } from './client.ts';
import type { CallName, WorkerFailure } from './protocol.ts';

/** What a method came to. The jobs of an answer stand beside it: they came in parts. */
interface Said<N extends CallName> {
  readonly value: Awaited<ReturnType<CasJobsService[N]>>;
  readonly jobs: readonly Job[];
}

const straight: Routes = {
  to: () => Promise.resolve(plainRoute),
  loginRefused: () => undefined,
};

/** Its methods reject as those of CasJobsService do, and besides as Exchange.ask. */
export const createRemoteService = (
  options: ServiceOptions,
  client: WorkerClient,
  routes: Routes = straight,
): CasJobsService => {
  const { signal, ...wanted } = options;
  const { binding } = options;
  let found = binding === 'auto' ? (options.foundBinding ?? null) : binding;

  const ask = async <N extends CallName>(
    name: N,
    ...given: Parameters<CasJobsService[N]>
  ): Promise<Said<N>> => {
    const route = await routes.to(options.base);
    const call = { options: { ...wanted, foundBinding: found, route }, name, given };
    const { reply, jobs, boundBy } = await client.ask(call, signal);
    // What one worker has found out need not be found out again; a call beside it may have found nothing.
    found = boundBy ?? found;
    if ('code' in reply) refusersIn(route, reply).forEach((proxy) => routes.loginRefused(proxy));
    if ('code' in reply) throw new CasJobsError(reply.code, reply.detail, reply.retryAfterMs);
    // Both ends are of one build: what this method resolved with there is what it resolves with here.
    return { value: reply.value as Said<N>['value'], jobs };
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
  };
};

/** The proxy that has refused its login; the failure names it. */
const refusersIn = ({ hops }: Route, { code, detail }: WorkerFailure): readonly Proxy[] =>
  hops.flatMap((hop) => {
    const isIt = code === 'proxy-password' && hop.kind !== 'direct' && addressOf(hop) === detail;
    return isIt && hop.login !== null ? [hop] : [];
  });
