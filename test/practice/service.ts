// A practice service for a test, its clock in the test's hand, and the app's own client for it.
import { toJobId, toWsId, type JobId } from '../../electron/casjobs/job.ts';
import type { Binding, CasJobsService, Credentials } from '../../electron/casjobs/service.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import {
  practiceAccount,
  type ControlledOptions,
  type ControlledService,
} from '../practice-service/controlled-service.ts';
import { startForTest } from '../practice-service/for-one-test.ts';

/** A local afternoon, so that days do not change within a test. */
export const START = new Date(2026, 10, 24, 15, 4, 5, 120).getTime();
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

export const startPractice = (options: ControlledOptions = {}): Promise<ControlledService> =>
  startForTest({ now: () => START, ...options });

export const idOf = (text: string): JobId => {
  const id = toJobId(text);
  if (id === null) throw new Error(`No job id: ${text}`);
  return id;
};

const wsId = toWsId(practiceAccount.wsId);
if (wsId === null) throw new Error('The practice account has no WSID.');

export const me: Credentials = { wsId, password: practiceAccount.password };

export const clientOf = ({ base }: ControlledService, binding: Binding | 'auto'): CasJobsService =>
  createSoapService({ base, binding });
