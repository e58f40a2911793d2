// A practice service for a test, its clock in the test's hand, and the app's own client for it.
import { toJobId, toWsId, type JobId } from '../../electron/casjobs/job.ts';
import type { Binding, CasJobsService, WsIdCredentials } from '../../electron/casjobs/service.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import {
  practiceAccount,
  type ControlledOptions,
  type ControlledService,
} from '../practice-service/controlled-service.ts';
import { startControlledForTest } from '../practice-service/for-one-test.ts';

/** A local afternoon, so that days do not change within a test. */
export const START = new Date(2026, 10, 24, 15, 4, 5, 120).getTime();

export const startPracticeAtNoon = (options: ControlledOptions = {}): Promise<ControlledService> =>
  startControlledForTest({ now: () => START, ...options });

export const practiceJobId = (text: string): JobId => {
  const id = toJobId(text);
  if (id === null) throw new Error(`No job id: ${text}`);
  return id;
};

const wsId = toWsId(practiceAccount.wsId);
if (wsId === null) throw new Error('The practice account has no WSID.');

export const practiceCredentials: WsIdCredentials = { wsId, password: practiceAccount.password };

export const practiceClient = (
  { base }: ControlledService,
  binding: Binding | 'auto',
): CasJobsService => createSoapService({ base, binding });
