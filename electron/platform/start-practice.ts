// Starts the practice service of the app.
import type { PracticeRun } from '../core/practice-session.ts';
import { startPracticeWorker } from '../practice/start-practice-worker.ts';
import { practiceFile } from './app-paths.ts';

/** At its usual address, or at any other where that is taken. */
export const startPractice = (): Promise<PracticeRun> => startPracticeWorker(practiceFile);
