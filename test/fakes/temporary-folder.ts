// A temporary folder that is removed after the test.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'casjobs-tray-test-'));
  onTestFinished(() => removeFolder(folder));
  return folder;
};

/** Retries, because a pending write or its backup may add a file meanwhile. */
export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 5 });
