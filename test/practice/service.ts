// A practice service for a test, its clock in the test's hand, and the app's own client for it.
import { afterEach } from 'vitest';
import { toJobId, toWsId, type JobId } from '../../electron/casjobs/job.ts';
import type { Binding, CasJobsService, Credentials } from '../../electron/casjobs/service.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { practiceAccount } from '../../electron/practice/accounts.ts';
import {
  startPracticeService,
  type PracticeOptions,
  type PracticeService,
} from '../../electron/practice/practice.ts';

/** A local afternoon, so that days do not change within a test. */
export const START = new Date(2026, 10, 24, 15, 4, 5, 120).getTime();
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

export interface Practice extends PracticeService {
  /** Turns the service's clock on. */
  pass(ms: number): void;
}

const running: PracticeService[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((service) => service.close()));
});

export const startPractice = async (options: PracticeOptions = {}): Promise<Practice> => {
  let now = START;
  const service = await startPracticeService({ now: () => now, ...options });
  running.push(service);
  return { ...service, pass: (ms) => (now += ms) };
};

export const idOf = (text: string): JobId => {
  const id = toJobId(text);
  if (id === null) throw new Error(`No job id: ${text}`);
  return id;
};

const wsId = toWsId(practiceAccount.wsId);
if (wsId === null) throw new Error('The practice account has no WSID.');

export const me: Credentials = { wsId, password: practiceAccount.password };

export const clientOf = ({ base }: PracticeService, binding: Binding | 'auto'): CasJobsService =>
  createSoapService({ base, binding });
