// The practice service for tests: an account whose password is known, its jobs and its clock at hand, and the controls
// of test-controls.ts.
import type { PracticeAccount } from '../../electron/practice/practice-operations.ts';
import {
  createPracticeJobs,
  type JobNow,
  type JobSpec,
} from '../../electron/practice/practice-jobs.ts';
import {
  startPracticeService,
  type PracticeOptions,
  type PracticeService,
} from '../../electron/practice/practice-service.ts';
import { seedJobs } from '../../electron/practice/seed-jobs.ts';
import { createTestControls, type TestControls } from './test-controls.ts';

export const practiceAccount: PracticeAccount = {
  userName: 'practice',
  wsId: '1000001',
  password: 'only-for-practice',
};

export interface ControlledOptions extends Partial<
  Pick<PracticeOptions, 'accounts' | 'port' | 'now'>
> {
  /** `seeded`, as without: the jobs of seed-jobs.ts. `none`: an empty service. */
  readonly jobs?: 'seeded' | 'none';
}

export interface ControlledService extends PracticeService, TestControls {
  /** @returns the new job's id. @throws Error for an id that is taken or none */
  addJob(spec?: JobSpec): string;
  /** The job as it is now; null where there is none. */
  job(id: string): JobNow | null;
  /** Turns the service's clock on. */
  pass(ms: number): void;
}

export const startControlledService = async (
  options: ControlledOptions = {},
): Promise<ControlledService> => {
  const { accounts = [practiceAccount], port = 0, now = Date.now, jobs = 'seeded' } = options;
  let ahead = 0;
  const clock = (): number => now() + ahead;
  const all = createPracticeJobs(clock, accounts[0].wsId);
  const { controls, intercept } = createTestControls();
  const service = await startPracticeService({ accounts, port, now: clock, jobs: all, intercept });
  if (jobs === 'seeded') seedJobs(all, service.base);
  return {
    ...service,
    ...controls,
    addJob: (spec = {}) => all.add(spec),
    job: (id) => all.find(id),
    pass: (ms) => void (ahead += ms),
  };
};
