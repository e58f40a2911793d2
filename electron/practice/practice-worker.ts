// The practice service in a thread of its own: a flood of requests ends this thread, and not the app. A bundle of its
// own, started by start-practice-worker.ts.
import { parentPort } from 'node:worker_threads';
import { PRACTICE_PORT, startPracticeNear } from './practice-service.ts';
import type { FromPracticeWorker } from './start-practice-worker.ts';

const { base, account } = await startPracticeNear(PRACTICE_PORT);
const { wsId, password } = account;
parentPort?.postMessage({ base, wsId, password } satisfies FromPracticeWorker);
