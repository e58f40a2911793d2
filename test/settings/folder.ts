// A folder of a test's own, gone when the test is over.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export const ownFolder = async (): Promise<string> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'casjobs-tray-test-'));
  // A file may be written there still.
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
};
