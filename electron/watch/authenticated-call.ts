// How a module calls the service without knowing who is signed in. Types only.
import type { CasJobsService, Credentials } from '../casjobs/service.ts';

/** Runs a call with credentials that are lent for it. */
export type AuthenticatedCall = <T>(
  run: (service: CasJobsService, who: Credentials) => Promise<T>,
) => Promise<T>;
