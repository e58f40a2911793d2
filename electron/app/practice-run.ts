// Starts the practice service of the app.
import type { PracticeRun } from '../house/practice.ts';
import { startPracticeWorker } from '../practice/worker-client.ts';
import { practiceFile } from './paths.ts';

/** At its usual address, or at any other where that is taken. */
export const startPractice = (): Promise<PracticeRun> => startPracticeWorker(practiceFile);
