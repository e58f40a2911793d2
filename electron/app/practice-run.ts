// Starts the practice service inside the app. Its code is loaded only when somebody wants it.
import type { PracticeRun } from '../house/practice.ts';

/** At its usual address, or at any other where that is taken. */
export const startPractice = async (): Promise<PracticeRun> => {
  const { startPracticeNear } = await import('../practice/practice.ts');
  const { practiceAccount, PRACTICE_PORT } = await import('../practice/accounts.ts');
  const service = await startPracticeNear(PRACTICE_PORT);
  const { wsId, password } = practiceAccount;
  return { base: service.base, wsId, password, close: () => service.close() };
};
