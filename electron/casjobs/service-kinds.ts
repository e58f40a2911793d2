// The clients of all kinds of service: one line each. README.md says how to add one.
import { createRestServices } from './rest/rest-service.ts';
import { kindOf, type ServiceKind } from './service-presets.ts';
import type { CasJobsService, ServiceOptions } from './service.ts';
import { createSoapService } from './soap-service.ts';

/** The services of one kind in one thread, and what they share. */
interface Services {
  readonly create: (options: ServiceOptions) => CasJobsService;
  /** Whether something would be lost with the thread, such as a token. */
  readonly isHolding: () => boolean;
}

const clients: Readonly<Record<ServiceKind, () => Services>> = {
  soap: () => ({ create: createSoapService, isHolding: () => false }),
  rest: () => createRestServices(),
};

/** Creates the service of any account, by the kind that its BASE tells. */
export const createServices = (): Services => {
  const made = Object.fromEntries(
    Object.entries(clients).map(([kind, create]) => [kind, create()]),
  ) as Readonly<Record<ServiceKind, Services>>;
  return {
    create: (options) => made[kindOf(options.base)].create(options),
    isHolding: () => Object.values(made).some(({ isHolding }) => isHolding()),
  };
};
